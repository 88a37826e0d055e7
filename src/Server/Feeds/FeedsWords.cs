using Tirek.Domain.Feeds;
using Tirek.Domain.Languages;
using Tirek.Server.Editing;
using Tirek.Server.Members;

namespace Tirek.Server.Feeds;

/// <summary>States, faults and numbers of feeds in the reader's language.</summary>
internal static class FeedsWords
{
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string Of(FeedState state) =>
        state switch
        {
            FeedState.ToCompare => FeedsText.StateToCompare,
            FeedState.ToDecide => FeedsText.StateToDecide,
            FeedState.ToTake => FeedsText.StateToTake,
            FeedState.Taken => FeedsText.StateTaken,
            FeedState.Same => FeedsText.StateSame,
            FeedState.Dropped => FeedsText.StateDropped,
            FeedState.Failed => FeedsText.StateFailed,
            FeedState.ToTakeBack => FeedsText.StateToTakeBack,
            _ => FeedsText.StateTakenBack,
        };

    /// <summary>How far it is: one line that changes while the page stands open.</summary>
    public static string SoFar(FeedEdition edition) =>
        edition switch
        {
            { IsUnderway: true, IsBegun: false } => $"{Of(edition.State)} {FeedsText.WaitsItsTurn}",
            { IsUnderway: true } => $"{Of(edition.State)} {edition.Percent} %",
            { State: FeedState.ToDecide } => FeedsText.Compared,
            _ => Of(edition.State),
        };

    /// <param name="answered">The status of the other server.</param>
    /// <param name="fault">What is wrong: said with what to do.</param>
    public static string Of(FeedFault fault, int? answered) =>
        fault switch
        {
            FeedFault.NoFile => FeedsText.FaultNoFile,
            FeedFault.TooLarge => MemberWords.Say(FeedsText.FaultTooLarge, FeedRule.Longest >> 20, FeedRule.LongestUnpacked >> 20),
            FeedFault.BrokenArchive => FeedsText.FaultArchive,
            FeedFault.NoServices => FeedsText.FaultNoServices,
            FeedFault.AnotherSource => FeedsText.FaultAnotherSource,
            FeedFault.Invented => FeedsText.FaultInvented,
            FeedFault.SourceChanged => FeedsText.FaultSourceChanged,
            FeedFault.ContentLost => FeedsText.FaultContentLost,
            FeedFault.TooOld => FeedsText.FaultTooOld,
            FeedFault.Replaced => FeedsText.FaultReplaced,
            FeedFault.RefusedBefore => FeedsText.FaultRefusedBefore,
            FeedFault.NotFinished => FeedsText.FaultNotFinished,
            FeedFault.LaterReading => FeedsText.FaultLaterReading,
            FeedFault.TooManyWait => FeedsText.FaultTooManyWait,
            FeedFault.NotAsShown => FeedsText.FaultNotAsShown,
            FeedFault.NotHttps => MemberWords.Say(FeedsText.FaultNotHttps, "HTTPS"),
            FeedFault.HoldsPassword => FeedsText.FaultHoldsPassword,
            FeedFault.PrivateAddress => FeedsText.FaultPrivateAddress,
            FeedFault.NotReached => FeedsText.FaultNotReached,
            FeedFault.Certificate => FeedsText.FaultCertificate,
            FeedFault.TooSlow => FeedsText.FaultTooSlow,
            FeedFault.Answered => MemberWords.Say(FeedsText.FaultAnswered, answered ?? 0),
            FeedFault.SentOnTooOften => FeedsText.FaultSentOn,
            FeedFault.CutShort => FeedsText.FaultCutShort,
            FeedFault.Packed => FeedsText.FaultPacked,
            FeedFault.NoAddress => FeedsText.FaultNoAddress,
            FeedFault.Restored => FeedsText.FaultRestored,
            _ => FeedsText.FaultNotAFeed,
        };

    public static string Of(FeedDoubt doubt) =>
        doubt switch
        {
            FeedDoubt.FirstReading => FeedsText.DoubtFirst,
            FeedDoubt.Opens => FeedsText.DoubtOpens,
            FeedDoubt.WithheldGone => FeedsText.DoubtWithheldGone,
            FeedDoubt.MuchGone => FeedsText.DoubtMuchGone,
            _ => FeedsText.DoubtTakenBack,
        };

    /// <summary>A kind of record as the importer calls it.</summary>
    public static string Kind(string name) =>
        name switch
        {
            "organisations" or "organization" => FeedsText.KindOrganizations,
            "locations" or "location" => FeedsText.KindLocations,
            "services" or "listing" => FeedsText.KindServices,
            _ => FeedsText.KindRows,
        };

    /// <summary>"every day at 03:00 UTC", "Monday, 03:00 UTC".</summary>
    public static string When(FeedPlan plan) => $"{Day(plan.Weekday)}, {Hour(plan.Hour)}";

    public static string Day(DayOfWeek? day) => day is { } one ? EditWords.Label(Days[(int)one]) : FeedsText.EveryDay;

    public static string HourLabel => $"{FeedsText.Hour} (UTC)";

    public static string Clock(int hour) => $"{hour:00}:00";

    private static string Hour(int hour) => $"{Clock(hour)} UTC";

    /// <summary>From where an entry comes, for whoever may read it.</summary>
    public static string From(EntrySource source, Language language)
    {
        var day = MemberWords.Day(source.ReadAt, language);
        var said = MemberWords.Say(FeedsText.FromFeed, source.Name, day);
        var row = source.Key is { } key ? $" {MemberWords.Say(FeedsText.FromRow, key)}" : "";
        return $"{said}{row}{(source.IsGone ? $" {FeedsText.FromGone}" : "")}";
    }
}
