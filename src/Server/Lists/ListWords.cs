using System.Globalization;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Lists;
using Tirek.Domain.Places;
using Tirek.Server.Editing;
using Tirek.Server.Find;

namespace Tirek.Server.Lists;

/// <summary>What columns, answers and faults of a list are called: as in the form of a service.</summary>
internal static class ListWords
{
    private static readonly Lazy<BroughtWords> Known = new(() => new(InAll(Labels), InAll(Answers)));

    /// <summary>The words by which lists are understood, of all our languages.</summary>
    public static BroughtWords All => Known.Value;

    public static string Column(string column) =>
        column switch
        {
            BroughtColumn.None => ListsText.NotTaken,
            BroughtColumn.Code => ListsText.ColumnCode,
            BroughtColumn.Town => EditingText.Town,
            BroughtColumn.Address => ListsText.ColumnAddress,
            BroughtColumn.Week => ListsText.ColumnWeek,
            _ when BroughtColumn.IsPhones(column) => $"{EditingText.Phones}: {EditWords.Of(BroughtColumn.AudienceOf(column))}",
            _ => EditWords.Label(column),
        };

    /// <summary>Why a cell is not taken and what to do; of a town that is not told from another, those that it may be.</summary>
    public static string Reason(BroughtFault fault) =>
        fault.Towns.Count > 1
            ? FindWords.Say(ListsText.TownAmbiguous, string.Join("; ", fault.Towns.Select(t => Named(t, Http.Languages.Current))))
            : Reason(fault.Reason);

    private static string Named(Place town, Language language) =>
        Gazetteer.Find(town.Region) is { } region ? $"{town.Name(language)} ({region.Name(language)})" : town.Name(language);

    private static string Reason(BroughtReason reason) =>
        reason switch
        {
            BroughtReason.NameMissing => ListsText.NameMissing,
            BroughtReason.KindMissing => ListsText.KindMissing,
            BroughtReason.TownMissing => ListsText.TownMissing,
            BroughtReason.TownUnknown => ListsText.TownUnknown,
            BroughtReason.Twice => ListsText.Twice,
            BroughtReason.Unclear => ListsText.Unclear,
            BroughtReason.TooLong => ListsText.TooLong,
            BroughtReason.ShelterAddress => ListsText.ShelterAddress,
            BroughtReason.BecomesShelter => ListsText.BecomesShelter,
            BroughtReason.NotUnderstood => ListsText.NotUnderstood,
            _ => ListsText.WordsLeftOut,
        };

    public static string Refusal(ListRefusal refusal) =>
        refusal switch
        {
            ListRefusal.NoFile => ListsText.NoFile,
            ListRefusal.TooLong => ListsText.FileTooLong,
            ListRefusal.Locked => ListsText.FileLocked,
            ListRefusal.Empty => ListsText.FileEmpty,
            ListRefusal.TooManyRows => ListsText.TooManyRows,
            _ => ListsText.FileUnreadable,
        };

    private static IEnumerable<(string Column, string Label)> Labels() => BroughtColumn.All.Select(c => (c, Column(c)));

    private static IEnumerable<(string Field, string Choice, string Label)> Answers() =>
        from field in EditFields.All
        from choice in field.Choices
        select (
            field.Key,
            choice,
            EditWords.Choice(field.Key, choice, Language.Find(CultureInfo.CurrentUICulture.Name) ?? Http.Languages.Current)
        );

    private static List<T> InAll<T>(Func<IEnumerable<T>> said)
    {
        var culture = CultureInfo.CurrentUICulture;
        var all = new List<T>();
        try
        {
            foreach (var language in Language.All)
            {
                CultureInfo.CurrentUICulture = language.Culture;
                all.AddRange(said());
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
        return all;
    }
}
