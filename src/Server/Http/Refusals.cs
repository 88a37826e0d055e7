using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Server.Shell;

namespace Tirek.Server.Http;

/// <summary>Turns a <see cref="Problem"/>, an unknown address and a fault of ours into a page in the reader's language that says what to do next.</summary>
internal static class Refusals
{
    public static IApplicationBuilder UseRefusals(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(fault => fault.Run(Answer));
        return app.UseStatusCodePages(context => Page(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    private static Task Answer(HttpContext http)
    {
        var thrown = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        http.Response.StatusCode = thrown switch
        {
            Problem problem => problem.Status,
            BadHttpRequestException bad => bad.StatusCode,
            _ => 500,
        };
        if (http.Response.StatusCode == 500)
            Log(http, thrown);
        return Page(http, http.Response.StatusCode);
    }

    /// <summary>The kind of a fault and the method it came from; never its message, which may quote what somebody wrote.</summary>
    private static void Log(HttpContext http, Exception? thrown)
    {
        var place = new System.Diagnostics.StackTrace(thrown ?? new InvalidOperationException()).GetFrame(0)?.GetMethod();
        http.RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Tirek.Faults")
            .LogError("A page failed: {Kind} in {Type}.{Method}", thrown?.GetType().Name, place?.DeclaringType?.Name, place?.Name);
    }

    /// <summary>A program that asked the API is told in its own form (RFC 9457).</summary>
    private static Task Page(HttpContext http, int status) =>
        http.Request.Path.StartsWithSegments("/hsds")
            ? Results.Problem(statusCode: status).ExecuteAsync(http)
            : new RazorComponentResult<RefusalPage>(new { Status = status }) { StatusCode = status }.ExecuteAsync(http);
}
