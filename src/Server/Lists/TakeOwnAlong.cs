using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Lists;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Editing;
using Tirek.Server.Find;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>
/// An organisation's services as a workbook in the language of the page, each text beside its original. Brought again, it changes what was changed in it: so a
/// translator needs nothing but Excel.
/// </summary>
internal static class TakeOwnAlong
{
    /// <summary>Hours stand day by day.</summary>
    private static readonly IReadOnlyList<string> Columns = [.. BroughtColumn.All.Where(c => c != BroughtColumn.Week)];

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db)
    {
        var language = http.Language();
        var entries = await OwnLists.Entries(db, caller, http.RequestAborted);
        var rows = entries.OrderBy(e => e.Listing.Name.In(language).Text, Alphabet.Of(language)).ToList();
        // What is written in this language itself has no other original to stand beside.
        var translated = Columns.Where(c => rows.Exists(e => OriginalOf(c, e.Listing, language) is not null)).ToHashSet();
        return new SheetAnswer(
            "services",
            WriteSheet.Of(
                language.OwnName,
                [.. Columns.SelectMany(c => Beside(c, $"{ListWords.Column(c)} ({ListsText.Original})", ListWords.Column(c)))],
                rows.Select(e =>
                    (IReadOnlyList<string>)
                        [.. Columns.SelectMany(c => Beside(c, OriginalOf(c, e.Listing, language) ?? "", Cell(c, e, language)))]
                )
            )
        );

        IEnumerable<string> Beside(string column, string original, string own) => translated.Contains(column) ? [original, own] : [own];
    }

    private static string? OriginalOf(string column, Listing listing, Language language) =>
        EditFields.All.FirstOrDefault(f => f.Key == column)?.Said?.Invoke(listing)?.Original is { Language: { } written } original
        && written != language.Code
            ? original.Text
            : null;

    private static string Cell(string column, OwnEntry entry, Language language)
    {
        if (BroughtColumn.IsPhones(column))
            return string.Join(
                ", ",
                EditField
                    .Lines(EditFields.Of(BroughtColumn.Phones).Read(entry.Listing, language))
                    .Select(EditField.PhoneOf)
                    .Where(p => p?.For == BroughtColumn.AudienceOf(column))
                    .Select(p => FindWords.Written(p!.Value.Number.ToString()))
            );
        if (column is BroughtColumn.Code)
            return new OwnCode(entry.Listing.Id, EditHistory.MarkOf(entry.Listing)).ToString();
        if (column is BroughtColumn.Town)
            return Gazetteer.Find(entry.Town)?.Name(language) ?? "";
        if (column is BroughtColumn.Address)
            return entry.Address ?? "";
        var (field, text) = (EditFields.Of(column), EditFields.Of(column).Read(entry.Listing, language));
        return text.Length == 0 ? ""
            : field.Kind == EditKind.Choices ? string.Join("; ", EditField.Split(text).Select(c => EditWords.Choice(column, c, language)))
            // As it is read again: figures, not words.
            : field.Kind == EditKind.Hours ? text
            : EditWords.Said(column, text, language);
    }
}
