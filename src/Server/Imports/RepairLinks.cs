using System.Text.RegularExpressions;

namespace Tirek.Server.Imports;

/// <summary>Mends web and mail addresses: what cannot be mended is left out of the record and kept, as written, for its owner.</summary>
internal static partial class RepairLinks
{
    public static string? Url(this RecordText text, FeedContext context, FeedRow row, string column = "url")
    {
        if (text.Of(column) is not { } written)
            return null;
        // What was struck from it led there.
        if (written.Contains(StruckValues.Gap, StringComparison.Ordinal))
            return null;
        foreach (var part in written.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries))
            if (Mended(part) is { } url)
            {
                if (url != written)
                {
                    context.Defects.Add(row, column, "url-scheme", Done.Repaired, written);
                    if (part != written)
                        text.Extra[column] = written;
                }
                return url;
            }
        text.Extra[column] = written;
        context.Defects.Add(row, column, "bad-url", Done.LeftOut, written);
        return null;
    }

    public static string? Email(this RecordText text, FeedContext context, FeedRow row)
    {
        if (text.Of("email") is not { } written)
            return null;
        var parts = written.Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var email = parts.FirstOrDefault(p => Address().IsMatch(p));
        if (email == written)
            return email;
        text.Extra["email"] = written;
        context.Defects.Add(row, "email", "bad-email", email is null ? Done.LeftOut : Done.Repaired, written);
        return email;
    }

    private static string? Mended(string url)
    {
        var full =
            url.Contains("://", StringComparison.Ordinal) ? url
            : Domain().IsMatch(url) ? $"https://{url}"
            : "";
        return
            Uri.TryCreate(full, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0
            && uri.Host.Contains('.')
            ? full
            : null;
    }

    [GeneratedRegex(@"^[\p{L}\d][\p{L}\d-]*(\.[\p{L}\d-]+)*\.\p{L}{2,}(:\d+)?([/?#].*)?$")]
    private static partial Regex Domain();

    [GeneratedRegex(@"^[^@\s<>""]+@[^@\s<>""]+\.[\p{L}]{2,}$")]
    private static partial Regex Address();
}
