using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>One person of the caller's organisation, with what a co-ordinator can change.</summary>
internal static class ShowColleague
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, Guid id) => Show(http, caller, db, id, null);

    public static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, Guid id, string? fault)
    {
        var people = await Colleagues.Of(db, caller.Organization, http.RequestAborted);
        return new RazorComponentResult<ColleaguePage>(
            new
            {
                IsSelf = id == caller.Person,
                Kind = caller.Standing.Kind!.Value,
                Colleague = people.SingleOrDefault(p => p.Person == id) ?? throw Problems.NotFound(),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
