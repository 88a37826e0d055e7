using Tirek.Domain;

namespace Tirek.Server.Http;

/// <summary>Marks a route whose form is long to write and holds no secret: if it comes after her session ended, what was sent goes back into her page.</summary>
internal sealed class KeepsForm;

/// <summary>
/// What somebody sent to a route of members when her session had ended, or with a form of another session: nothing is stored, it goes back to the browser that sent it,
/// to be sent again (decision 0037).
/// </summary>
internal static class KeptForms
{
    /// <summary>The form of this route goes back to its writer where it cannot be taken. Never for passwords, codes or files.</summary>
    public static T KeepsForm<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(new KeepsForm());

    /// <summary>
    /// The fields in their order, without the token of the form; null where nothing goes back: the route keeps no form, a page elsewhere sent it, or it is none of ours.
    /// </summary>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>?> Read(HttpContext http, Endpoint? endpoint)
    {
        if (endpoint?.Metadata.GetMetadata<KeepsForm>() is null || !HttpMethods.IsPost(http.Request.Method) || !IsFromHere(http.Request))
            return null;
        try
        {
            RouteRules.AllowLong(http);
            var form = await http.Form();
            return form.Files.Count > 0
                ? null
                : [.. form.Where(f => f.Key != "form-token").SelectMany(f => f.Value, (f, v) => KeyValuePair.Create(f.Key, v ?? ""))];
        }
        catch (Exception e) when (e is Problem or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>
    /// Its browser says that a page of ours sent it. Otherwise a page elsewhere could have words of its choice stand in ours, one press away from being sent in her name.
    /// </summary>
    private static bool IsFromHere(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "same-origin";
}
