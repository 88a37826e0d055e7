namespace Tirek.Server.Http;

/// <summary>
/// A cookie that is never sent in the open, also where this process is reached by plain HTTP: behind a proxy, or on the machine itself, whose own address
/// browsers trust. The library's own setting would refuse such requests instead.
/// </summary>
internal sealed class AlwaysSecureCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
