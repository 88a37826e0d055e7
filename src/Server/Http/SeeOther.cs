namespace Tirek.Server.Http;

/// <summary>After a form that wrote: the browser fetches another page of ours, and going back does not write again (RFC 9110 §15.4.4).</summary>
internal sealed class SeeOther(string path) : IResult
{
    /// <summary>A path of this node, as it stands in an address; nothing that leads elsewhere, and nothing that a head of an answer cannot carry.</summary>
    public static bool IsOurs(string? path) =>
        path is { Length: > 1 and < 500 }
        && path[0] == '/'
        && path[1] is not '/' and not '\\'
        && path.All(c => char.IsAscii(c) && !char.IsControl(c) && c != '\\');

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
