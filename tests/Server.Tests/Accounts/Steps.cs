using System.Net;
using Microsoft.EntityFrameworkCore;
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
        string signInWord,
        string kind = "CrisisCentre",
        string country = "KG",
        string? path = null
    )
    {
        await her.Begin(organization, signInWord, kind, country, path);
        return await her.Finish();
    }

    /// <summary>Founds an organisation, and stands before the first step that makes the account safe.</summary>
    public static async Task Begin(
        this Persona her,
        string organization,
        string signInWord,
        string kind = "CrisisCentre",
        string country = "KG",
        string? path = null
    )
    {
        path ??= "/organization/new";
        await her.Open(path);
        await her.SendForm(organization, signInWord, kind, country, path);
    }

    /// <summary>Fills in the page that she sees for a new organisation.</summary>
    public static Task<Persona> SendForm(
        this Persona her,
        string organization = "Another centre",
        string signInWord = "another",
        string kind = "CrisisCentre",
        string country = "KG",
        string path = "/organization/new"
    ) =>
        her.Send(
            path,
            ("organization", organization),
            ("kind", kind),
            ("country", country),
            ("speaks", "ky"),
            ("speaks", "ru"),
            ("women-led", "yes"),
            ("person", "Aigul"),
            ("word", signInWord)
        );

    /// <summary>Password, code, sheet.</summary>
    public static async Task<Kept> Finish(this Persona her)
    {
        var name = her.Match("class=\"code-groups\">([^<]+)<");
        await her.Send("/account/finish/password", ("password", Password));
        var key = her.Match("class=\"code-groups\">([A-Z2-7 ]+)<");
        await her.Send("/account/finish/code", ("code", OneTimeCode.Of(key, clock: her.Clock)));
        var sheet = her.Match("class=\"code-groups\">([0-9A-Z-]+)<");
        await her.Send("/account/finish/sheet", ("group", sheet[^4..]));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.EndsWith("/waiting", her.At, StringComparison.Ordinal);
        return new(name, key, sheet);
    }

    /// <summary>Signs in with password and the code of so many half minutes from now.</summary>
    public static async Task SignIn(this Persona her, Kept kept, int ahead = 1)
    {
        await her.Open("/sign-in");
        await her.Send("/sign-in", ("name", kept.SignInName), ("password", Password));
        await her.Send("/sign-in/code", ("code", OneTimeCode.Of(kept.Key, ahead, her.Clock)));
    }

    /// <summary>Makes an invitation for a colleague and returns the path of its link.</summary>
    public static async Task<string> Invite(this Persona her, params string[] roles)
    {
        await her.Open("/organization");
        await her.Send("/organization/invitations", [.. roles.Select(r => ("role", r)), ("note", "the new one")]);
        return "/join/" + her.Match("/join/([A-Za-z0-9_-]+)<");
    }

    /// <summary>Opens an invitation, comes in and makes the account safe.</summary>
    public static async Task<Kept> Join(this Persona her, string path, string signInWord)
    {
        await her.Open(path);
        await her.Send(path, ("person", "Zarina"), ("word", signInWord));
        return await her.Finish();
    }

    /// <summary>The name with figures that the first who chose this word was given.</summary>
    public static async Task<string> NameOf(this TestSite site, string word)
    {
        await using var db = site.Node.Open();
        var names = db.People.Where(p => p.UserName!.StartsWith(word + "-")).OrderBy(p => p.CreatedAt).Select(p => p.UserName!);
        return await names.FirstAsync(TestContext.Current.CancellationToken);
    }

    public static Task<TestSite> OpenReal(Provider provider) => TestSite.Open(provider, Server.Node.NodeKind.Real);
}
