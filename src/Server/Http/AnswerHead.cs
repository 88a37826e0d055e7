namespace Tirek.Server.Http;

/// <summary>HEAD is answered as GET is, without the body, which the server leaves away itself: who asks whether a page is there is not told that it is not.</summary>
internal static class AnswerHead
{
    public static IApplicationBuilder UseHead(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (HttpMethods.IsHead(http.Request.Method))
                    http.Request.Method = HttpMethods.Get;
                return next(http);
            }
        );
}
