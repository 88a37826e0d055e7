using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Server.Http;

namespace Tirek.Server.Operating;

/// <summary>The operator's page.</summary>
internal static class ShowNode
{
    public static Task<IResult> Page(ReadNode node, Caller caller, CancellationToken cancel) => Show(node, caller, null, cancel);

    /// <param name="fault">What was wrong about the form just sent.</param>
    public static async Task<IResult> Show(ReadNode node, Caller caller, string? fault, CancellationToken cancel) =>
        new RazorComponentResult<NodePage>(
            new
            {
                Node = await node.Read(cancel),
                Self = caller.Person,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
