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
        return await Show(http, caller, db, list, ListChoices.None, page ?? 1);
    }

    /// <summary>Another page of it: what she said of the rows is carried along.</summary>
    public static async Task<IResult> Turn(HttpContext http, Caller caller, AppDb db, Guid id, int? page)
    {
        var list = await OwnLists.Open(db, caller, id, http.RequestAborted);
        return await Show(http, caller, db, list, ReadChoices.Of(await http.Form()), page ?? 1);
    }

    private static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, BroughtList list, ListChoices choices, int page)
    {
        var plan = await OwnLists.Plan(db, caller, list, http.RequestAborted);
        return Show(list, await FormerStates.WithWriters(db, caller, plan, http.RequestAborted), choices, page, 200);
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

    public static RazorComponentResult<LookAtListPage> Show(
        BroughtList list,
        IReadOnlyList<PlannedRow> plan,
        ListChoices choices,
        int page,
        int status
    )
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
                Newer = plan.Sum(r => r.Newer.Count),
                Choices = choices,
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
