using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.OpenData;

/// <summary>
/// An ETag for every GET: the position of the last change with the version of the program. While nothing changed a reader who names it is told so (304), at the
/// price of one small query.
/// </summary>
internal static class Revalidate
{
    private static readonly string Version =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private static readonly uint OfVersion = BitConverter.ToUInt32(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Version))
    );

    public static T Revalidated<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.AddEndpointFilter(Answer).WithMetadata(new MayBeKept());

    private static async ValueTask<object?> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method))
            return await next(context);
        var position = await http.LastPosition(http.RequestServices.GetRequiredService<AppDb>());
        // Compressed or not, it says the same: a weak tag.
        var tag = new EntityTagHeaderValue($"\"{position:x}-{OfVersion:x8}\"", isWeak: true);
        http.Response.Headers.ETag = tag.ToString();
        if (!http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Tag == "*" || t.Compare(tag, useStrongComparison: false)))
            return await next(context);
        return Results.StatusCode(StatusCodes.Status304NotModified);
    }

    /// <summary>The position of the last change, looked up once for a request and before anything else is read for it.</summary>
    public static async ValueTask<long> LastPosition(this HttpContext http, AppDb db)
    {
        if (http.Features.Get<Position>() is { } known)
            return known.Last;
        var last = await db.ChangeCounters.Select(c => c.Position).SingleAsync(http.RequestAborted);
        http.Features.Set(new Position(last));
        return last;
    }

    private sealed record Position(long Last);
}
