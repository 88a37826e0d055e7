using System.Globalization;
using Microsoft.Net.Http.Headers;
using Tirek.Domain.Languages;

namespace Tirek.Server.Http;

/// <summary>The language of an answer: the first segment of the address, else what Accept-Language asks for, else English.</summary>
internal static class Languages
{
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                var language = FromAddress(http.Request.Path) ?? FromHeader(http.Request);
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
                http.Features.Set(language);
                http.Response.Headers.ContentLanguage = language.Tag;
                return next(http);
            }
        );

    public static Language Language(this HttpContext http) => http.Features.Get<Language>() ?? Domain.Languages.Language.English;

    /// <summary>The language in which this is being answered or written, also where there is no request.</summary>
    public static Language Current =>
        Domain.Languages.Language.All.FirstOrDefault(l => l.Culture.Equals(CultureInfo.CurrentUICulture))
        ?? Domain.Languages.Language.English;

    /// <summary>The address after the language: <c>/find</c> for <c>/ru/find</c>; empty for one without a language.</summary>
    public static string PathAfterLanguage(this HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        return FromAddress(http.Request.Path) is { } language ? path[(language.Code.Length + 1)..] : "";
    }

    private static Language? FromAddress(PathString path)
    {
        var value = path.Value ?? "";
        var end = value.IndexOf('/', Math.Min(1, value.Length));
        return Domain.Languages.Language.Find(
            value.Length < 2 ? null
            : end < 0 ? value[1..]
            : value[1..end]
        );
    }

    private static Language FromHeader(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var asked))
            return Domain.Languages.Language.English;
        return asked.OrderByDescending(a => a.Quality ?? 1).Select(a => FromTag(a.Value.ToString())).FirstOrDefault(l => l is not null)
            ?? Domain.Languages.Language.English;
    }

    private static Language? FromTag(string tag) =>
        tag.StartsWith("uz-cyrl", StringComparison.OrdinalIgnoreCase)
            ? Domain.Languages.Language.UzbekCyrillic
            : Domain.Languages.Language.All.FirstOrDefault(l => tag.Split('-')[0].Equals(l.Code, StringComparison.OrdinalIgnoreCase));
}
