using Tirek.Domain;

namespace Tirek.Server.Http;

/// <summary>Reads the form of a request. What no form of ours sends is refused.</summary>
internal static class FormFields
{
    public static async Task<IFormCollection> Form(this HttpContext http) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : throw Problems.NotUnderstood();

    /// <summary>One field without spaces around it; empty if it is absent.</summary>
    /// <exception cref="Problem">It is longer than <paramref name="longest"/> letters.</exception>
    public static string One(this IFormCollection form, string name, int longest = 200)
    {
        var value = form[name].ToString().Trim();
        return value.Length <= longest ? value : throw Problems.NotUnderstood();
    }
}
