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
            .Headings.Select((heading, i) => (heading, Said: form.One($"column-{i}", 40)))
            .Where(c => BroughtColumn.All.Contains(c.Said))
            .DistinctBy(c => c.heading)
            .ToDictionary(c => c.heading, c => c.Said);
        list.Language = Language.Find(form.One("language", 10))?.Code ?? list.Language;
        if (!columns.ContainsValue("name") && !columns.ContainsValue(BroughtColumn.Number))
            return Show(list, columns, ListsText.ColumnNameMissing, 422);
        list.Columns = StoredJson.Write(columns);
        await db.SaveChangesAsync(cancel);
        await OwnLists.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/list/{id}/look");
    }

    private static async Task<IReadOnlyDictionary<string, string>> Proposed(
        AppDb db,
        Caller caller,
        BroughtTable table,
        CancellationToken cancel
    )
    {
        var before = await OwnLists
            .Of(db, caller)
            .Where(l => l.TakenAt != null && l.Columns != null)
            .OrderByDescending(l => l.TakenAt)
            .Select(l => l.Columns!)
            .Take(5)
            .ToListAsync(cancel);
        var known = before.Select(StoredJson.Read<Dictionary<string, string>>).ToList();
        var proposed = new Dictionary<string, string>();
        foreach (var heading in table.Headings.Where(h => h.Length > 0).Distinct())
        {
            var said = known.Find(k => k.ContainsKey(heading))?[heading];
            var column = said ?? ListWords.All.ColumnOf(heading);
            // Of two columns that seem to be the same, the first.
            if (column.Length > 0 && (said is not null || !proposed.ContainsValue(column)))
                proposed[heading] = column;
        }
        return proposed;
    }

    private static RazorComponentResult<ChooseColumnsPage> Show(
        BroughtList list,
        IReadOnlyDictionary<string, string> columns,
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
                                columns.GetValueOrDefault(heading, BroughtColumn.None),
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
