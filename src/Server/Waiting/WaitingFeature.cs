using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Waiting;

/// <summary>One page for everything that needs her, since mail is optional. What waits is said by the features themselves (<see cref="IWaits"/>).</summary>
internal static class WaitingFeature
{
    public static void MapWaiting(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{language:language}/waiting", Page).Reads(Permission.OwnAccount);

    private static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, IEnumerable<IWaits> sources)
    {
        var all = new List<WaitingThing>();
        foreach (var source in sources)
            all.AddRange(await source.List(db, caller, http.RequestAborted));
        return new RazorComponentResult<WaitingPage>(
            new
            {
                Name = caller.Name,
                caller.Standing,
                Things = all.OrderBy(t => t.Since).ToList(),
            }
        );
    }
}
