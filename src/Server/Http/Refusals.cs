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

    private static async Task Answer(HttpContext http)
    {
        var feature = http.Features.Get<IExceptionHandlerFeature>();
        var thrown = feature?.Error;
        var isAway = StorageFault.Is(thrown);
        if (isAway)
        {
            Log(http, thrown);
            thrown = Problems.StorageAway();
            http.Response.Headers.RetryAfter = "60";
        }
        http.Response.StatusCode = thrown switch
        {
            Problem problem => problem.Status,
            BadHttpRequestException bad => bad.StatusCode,
            _ => 500,
        };
        if (http.Response.StatusCode == 500)
            Log(http, thrown);
        var code = (thrown as Problem)?.Code;
        if (
            (code == Problems.SignInFirst().Code || code == Problems.FormTooOld().Code)
            && await KeptForms.Read(http, feature?.Endpoint) is { } fields
        )
            await Kept(http, fields);
        else
            await (Onward(http, thrown as Problem) ?? Page(http, http.Response.StatusCode, code));
    }

    /// <summary>What she sent, to be sent again once she is signed in: with a token of the session that she has then.</summary>
    private static Task Kept(HttpContext http, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        new RazorComponentResult<KeptPage>(
            new
            {
                To = http.Request.Path.Value,
                Fields = fields,
                SignedInAs = http.Features.Get<Caller>()?.Name,
            }
        )
        {
            StatusCode = http.Response.StatusCode,
        }.ExecuteAsync(http);

    /// <summary>Where somebody who only wanted to look has to go first.</summary>
    private static Task? Onward(HttpContext http, Problem? problem) =>
        !HttpMethods.IsGet(http.Request.Method) ? null
        : problem?.Code == Problems.SignInFirst().Code
            ? new SeeOther($"/{http.Language().Code}/sign-in?then={Uri.EscapeDataString(http.Request.Path)}").ExecuteAsync(http)
        : problem?.Code == Problems.FinishAccountFirst().Code ? new SeeOther($"/{http.Language().Code}/account/finish").ExecuteAsync(http)
        : null;

    /// <summary>The kind of a fault and the method it came from; never its message, which may quote what somebody wrote.</summary>
    private static void Log(HttpContext http, Exception? thrown)
    {
        var place = new System.Diagnostics.StackTrace(thrown ?? new InvalidOperationException()).GetFrame(0)?.GetMethod();
        http.RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Tirek.Faults")
            .LogError("A page failed: {Kind} in {Type}.{Method}", thrown?.GetType().Name, place?.DeclaringType?.Name, place?.Name);
    }

    /// <summary>A program that asked the API is told in its own form (RFC 9457).</summary>
    private static Task Page(HttpContext http, int status, string? code = null) =>
        http.Request.Path.StartsWithSegments("/hsds")
            ? Results.Problem(statusCode: status).ExecuteAsync(http)
            : new RazorComponentResult<RefusalPage>(new { Status = status, Code = code }) { StatusCode = status }.ExecuteAsync(http);
}
