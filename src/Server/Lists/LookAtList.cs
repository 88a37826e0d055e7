using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Lists;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>Shows what a list would add and change, and what of it cannot be taken. Changes nothing.</summary>
internal static class LookAtList
{
    private const int PerPage = 50;

    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id, int? page)
    {
        var list = await OwnLists.Open(db, caller, id, http.RequestAborted);
        if (list.Columns is null)
            return new SeeOther($"/{http.Language().Code}/organization/services/list/{id}");
        return Show(list, await OwnLists.Plan(db, caller, list, http.RequestAborted), page ?? 1, 200);
    }

    /// <summary>What of the list cannot be taken as it is, as a workbook to mend the list by.</summary>
    public static async Task<IResult> Faults(HttpContext http, Caller caller, AppDb db, Guid id)
    {
        var list = await OwnLists.Open(db, caller, id, http.RequestAborted);
        var plan = await OwnLists.Plan(db, caller, list, http.RequestAborted);
        var rows = plan.SelectMany(r => r.Faults)
            .Select(f =>
                (IReadOnlyList<string>)[f.Row.ToString(http.Language().Culture), ListWords.Column(f.Column), f.Cell, ListWords.Reason(f)]
            );
        return new SheetAnswer(
            "faults",
            WriteSheet.Of(ListsText.FaultsTitle, [ListsText.Row, ListsText.Column, ListsText.Stands, ListsText.WhatToDo], rows)
        );
    }

    public static RazorComponentResult<LookAtListPage> Show(BroughtList list, IReadOnlyList<PlannedRow> plan, int page, int status)
    {
        var pages = Math.Max(1, (plan.Count + PerPage - 1) / PerPage);
        var at = Math.Clamp(page, 1, pages);
        return new(
            new
            {
                list.Id,
                list.FileName,
                Texts = Domain.Languages.Language.Find(list.Language),
                Mark = OwnLists.MarkOf(list, plan),
                Acts = plan.CountBy(r => r.Act).ToDictionary(),
                WithoutNumber = plan.Count(r => r.HasNoNumber),
                Faults = plan.SelectMany(r => r.Faults).ToList(),
                Rows = plan.Skip((at - 1) * PerPage).Take(PerPage).ToList(),
                At = at,
                Pages = pages,
                IsOther = status == 409,
            }
        )
        {
            StatusCode = status,
        };
    }
}
