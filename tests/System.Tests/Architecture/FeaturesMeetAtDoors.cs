using ArchUnitNET.Domain;

namespace Tirek.System.Tests.Architecture;

/// <summary>
/// A feature knows of another only its doors. Everything else in it can be changed without asking anybody. The node, its data, its pipeline, the frame of
/// pages and the writers of documents are the ground that all stand on; commands and the table of contents know every feature.
/// </summary>
public sealed class FeaturesMeetAtDoors
{
    private const string Server = "Tirek.Server";
    private static readonly string[] Ground = ["Node", "Data", "Documents", "Http", "Shell"];
    private static readonly string[] Above = ["Commands", ""];

    private static readonly string[] Doors =
    [
        "Accounts.AccountsText",
        "Accounts.Sessions",
        "Accounts.SignInLane",
        "Accounts.SignInLanes",
        "Audit.ActWords",
        "Audit.AuditTrail",
        "Audit.EraseFromTrails",
        "Audit.MotionSeal",
        "Audit.Trail",
        "Audit.TrailLine",
        "Commands.CommandRefusal",
        "Checking.InHerReach",
        "Checking.CarryCorrections",
        "Checking.CheckingText",
        "Checking.CheckingWords",
        "Checking.QualityPart",
        "Checking.StateEntries",
        "Checking.WriteCorrection",
        "Claims.ClaimsText",
        "Claims.WithholdClaimed",
        "Duplicates.FollowAliases",
        "Duplicates.LookForPairs",
        "Duplicates.MergeAgain",
        "Duplicates.MergeWords",
        "Feeds.EntrySourcePart",
        "Feeds.EntrySources",
        "Feeds.FeedsText",
        "Editing.EditHistory",
        "Editing.EditingText",
        "Editing.EditWords",
        "Editing.FromList",
        "Editing.KeptPlaces",
        "Editing.NewListing",
        "Editing.OwnListings",
        "Editing.PreviewLines",
        // A feed is read, compared, taken and taken back in the browser as from the command line.
        "Imports.ChangedRecord",
        "Imports.CompareFeed",
        "Imports.Difference",
        "Imports.FeedComparison",
        "Imports.FeedFile",
        "Imports.FeedFiles",
        "Imports.ForgetFindings",
        "Imports.ImportFeed",
        "Imports.ImportProgress",
        "Imports.ImportSummary",
        "Imports.PrintImport",
        "Imports.SourceRuns",
        "Imports.UndoImport",
        "Imports.UndoPlan",
        "Imports.WithheldElsewhere",
        "Imports.WriteReport",
        // How text files are read that people and old programs wrote: feeds, and lists.
        "Imports.CsvRecord",
        "Imports.CsvRecords",
        "Imports.FeedContent",
        "Imports.FeedLine",
        "Imports.FeedLines",
        "Imports.FeedText",
        "Gaps.UnmetLog",
        "Keeping.CheckNode",
        "Keeping.LastBackup",
        "Listings.ProfessionalListing",
        "Listings.ProfessionalListings",
        "Listings.PublishListings",
        "Listings.ReadForProfessionals",
        "Mailing.AskByMail",
        "Mailing.MailAddresses",
        "Mailing.MailAddressPart",
        "Mapping.CountryChips",
        "Mapping.FreezeRound",
        "Mapping.ReadMapping",
        "Members.InviteFromOutside",
        "Members.MakeInvitation",
        "Members.MembersText",
        "Members.MemberWords",
        "Members.RoleNames",
        "Network.EndOrganization",
        "Network.Paging",
        "Network.ReadStanding",
        "Network.ShowNetwork",
        "Network.StandingPart",
        "Room.EndRooms",
        "Search.Searcher",
        "Search.IndexFollower",
        "Search.IndexStands",
        "Search.IndexStand",
        "Programmes.ProgrammesPointer",
        // What its organisation writes of a programme is called as its readers see it, and shown on the very page before it is saved.
        "Programmes.ProgrammePage",
        "Programmes.ProgrammesText",
        "Programmes.ProgrammeWords",
        // Parts of a page about help, and their words: the map and the programmes show the same cards and numbers.
        "Find.AboutPart",
        "Find.BeforeCalling",
        "Find.CrisisCard",
        "Find.Fact",
        "Find.HoursPart",
        "Find.FindText",
        "Find.FindWords",
        // What she is writing stands in the very page that everybody reads.
        "Find.ListingPage",
        "Find.WherePart",
        "Find.ResultList",
        "Find.OneListing",
        "Find.ListingTable",
        "Find.NumberLink",
        "Find.Numbers",
        "Find.PrintedCrisis",
        "Find.PrintedListing",
        "Find.Said",
        "Find.ScheduleWords",
        "Find.SpecialDayWords",
        "Find.TranslationNote",
        "Find.WherePart",
        "Find.WhomPart",
    ];

    private static IEnumerable<string> Faults(IEnumerable<IType> types, string root) =>
        from type in types
        let own = FeatureOf(type.FullName, root)
        where !Above.Contains(own) && own != "Tests"
        from used in CodeMap.Uses(type)
        let other = FeatureOf(used, root)
        where other is not null && other != own && !Ground.Contains(other)
        let name = used[(root.Length + 1)..]
        where
            !Doors.Any(d =>
                name == d || name.StartsWith(d + ".", StringComparison.Ordinal) || name.StartsWith(d + "+", StringComparison.Ordinal)
            )
        select $"{own} uses {name}";

    /// <summary>The folder under the root in which a type stands; empty for the root itself, null elsewhere.</summary>
    private static string? FeatureOf(string name, string root)
    {
        if (!name.StartsWith(root + ".", StringComparison.Ordinal))
            return null;
        var below = name[(root.Length + 1)..].Split('.');
        return below.Length == 1 ? "" : below[0];
    }

    [Fact]
    public void Features_know_only_doors_of_each_other() => Expect.NoFault(Faults(CodeMap.In(Server), Server).Distinct());

    [Fact]
    public void Twin_a_feature_that_reaches_into_another_is_found() =>
        Assert.Contains("Meetings uses Payments.Ledger", Faults(CodeMap.In(CodeMap.Wrong), CodeMap.Wrong));
}
