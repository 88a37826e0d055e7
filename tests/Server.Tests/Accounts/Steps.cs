using System.Net;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>What people do again and again, each step on the page a person would see.</summary>
internal static class Steps
{
    public const string Password = "kettle spoon window nine";

    /// <summary>Her way back in: what her app and her sheet hold.</summary>
    internal sealed record Kept(string SignInName, string Key, string Sheet);

    /// <summary>Founds an organisation and makes the account safe. She sees the page of what waits at the end.</summary>
    public static async Task<Kept> Found(
        this Persona her,
        string organization,
        string signInName,
        string kind = "CrisisCentre",
        string country = "KG",
        string? path = null
    )
    {
        path ??= "/organization/new";
        await her.Open(path);
        await her.Send(
            path,
            ("organization", organization),
            ("kind", kind),
            ("country", country),
            ("speaks", "ky"),
            ("speaks", "ru"),
            ("women-led", "yes"),
            ("person", "Aigul"),
            ("name", signInName)
        );
        return await her.Finish(signInName);
    }

    /// <summary>Password, code, sheet.</summary>
    public static async Task<Kept> Finish(this Persona her, string signInName)
    {
        await her.Send("/account/finish/password", ("password", Password));
        var key = her.Match("class=\"code-groups\">([A-Z2-7 ]+)<");
        await her.Send("/account/finish/code", ("code", OneTimeCode.Of(key)));
        var sheet = her.Match("class=\"code-groups\">([0-9A-Z-]+)<");
        await her.Send("/account/finish/sheet", ("group", sheet[^4..]));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.EndsWith("/waiting", her.At, StringComparison.Ordinal);
        return new(signInName, key, sheet);
    }

    /// <summary>Signs in with password and the code of so many half minutes from now.</summary>
    public static async Task SignIn(this Persona her, Kept kept, int ahead = 1)
    {
        await her.Open("/sign-in");
        await her.Send("/sign-in", ("name", kept.SignInName), ("password", Password));
        await her.Send("/sign-in/code", ("code", OneTimeCode.Of(kept.Key, ahead)));
    }

    /// <summary>Makes an invitation for a colleague and returns the path of its link.</summary>
    public static async Task<string> Invite(this Persona her, params string[] roles)
    {
        await her.Open("/organization");
        await her.Send("/organization/invitations", [.. roles.Select(r => ("role", r)), ("note", "the new one")]);
        return "/join/" + her.Match("/join/([A-Za-z0-9_-]+)<");
    }

    /// <summary>Opens an invitation, comes in and makes the account safe.</summary>
    public static async Task<Kept> Join(this Persona her, string path, string signInName)
    {
        await her.Open(path);
        await her.Send(path, ("person", "Zarina"), ("name", signInName));
        return await her.Finish(signInName);
    }

    public static Task<TestSite> OpenReal(Provider provider) => TestSite.Open(provider, Server.Node.NodeKind.Real);
}
