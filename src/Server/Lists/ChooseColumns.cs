using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Lists;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>Somebody says what each column of a list is. What was said of a heading the last time is proposed; else what its words mean.</summary>
internal static class ChooseColumns
{
    private const int Examples = 3;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var cancel = http.RequestAborted;
        var list = await OwnLists.Open(db, caller, id, cancel);
        return Show(
            list,
            list.Columns is null ? await Proposed(db, caller, OwnLists.Table(list), cancel) : OwnLists.Columns(list),
            null,
            200
        );
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var list = await OwnLists.Open(db, caller, id, cancel);
        var table = OwnLists.Table(list);
        var columns = table
            .Headings.Select((heading, i) => new ChosenColumn(heading, form.One($"column-{i}", 40)))
            .Select(c => BroughtColumn.All.Contains(c.Column) ? c : c with { Column = BroughtColumn.None })
            .ToList();
        list.Language = Language.Find(form.One("language", 10))?.Code ?? list.Language;
        if (!columns.Exists(c => c.Column is "name" or BroughtColumn.Code))
            return Show(list, columns, ListsText.ColumnNameMissing, 422);
        list.Columns = StoredJson.Write(columns);
        await db.SaveChangesAsync(cancel);
        await OwnLists.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/list/{id}/look");
    }

    /// <summary>
    /// Never an address, unless somebody said it of this heading before: in a column "address" may stand the one that nobody may know.
    /// </summary>
    private static async Task<IReadOnlyList<ChosenColumn>> Proposed(AppDb db, Caller caller, BroughtTable table, CancellationToken cancel)
    {
        var before = await OwnLists
            .Of(db, caller)
            .Where(l => l.TakenAt != null && l.TakenBackAt == null && l.Columns != null)
            .OrderByDescending(l => l.TakenAt)
            .Select(l => l.Columns!)
            .Take(5)
            .ToListAsync(cancel);
        var known = before.Select(StoredJson.Read<List<ChosenColumn>>).ToList();
        var proposed = new List<ChosenColumn>();
        foreach (var (i, heading) in table.Headings.Index())
        {
            var said = known.Find(k => k.Exists(c => c.Heading == heading));
            // Where it has the same columns, those of the same place; of two that are called alike the first is not the second.
            var column = said is not null
                ? said.ElementAtOrDefault(i) is { } same && same.Heading == heading
                    ? same.Column
                    : said.Count(c => c.Heading == heading) == 1
                        ? said.Find(c => c.Heading == heading)!.Column
                        : BroughtColumn.None
                : ListWords.All.ColumnOf(heading) is var guessed
                && guessed != BroughtColumn.Address
                && !proposed.Exists(c => c.Column == guessed)
                    ? guessed
                    : BroughtColumn.None;
            proposed.Add(new(heading, column));
        }
        return proposed;
    }

    private static RazorComponentResult<ChooseColumnsPage> Show(
        BroughtList list,
        IReadOnlyList<ChosenColumn> columns,
        string? fault,
        int status
    )
    {
        var table = OwnLists.Table(list);
        return new(
            new
            {
                list.Id,
                list.FileName,
                table.Sheet,
                table.OtherSheets,
                Rows = table.Rows.Count,
                Texts = list.Language,
                Columns = table
                    .Headings.Select(
                        (heading, i) =>
                            new ListHeading(
                                heading,
                                columns[i].Column,
                                [.. table.Rows.Select(r => r.Cells[i]).Where(c => c.Length > 0).Distinct().Take(Examples)]
                            )
                    )
                    .ToList(),
                Fault = fault,
            }
        )
        {
            StatusCode = status,
        };
    }
}
