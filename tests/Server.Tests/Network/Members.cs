using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Network;

/// <summary>A demonstration with its invented network, and the days that one can let pass in it.</summary>
internal sealed class Members : IAsyncDisposable
{
    public const string Why = "We have worked with them for years.";

    private Members(TestSite site, MovableClock clock) => (Site, Clock) = (site, clock);

    public TestSite Site { get; }
    public MovableClock Clock { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Members> Open(Provider provider)
    {
        var clock = new MovableClock();
        return new(await TestSite.Open(provider, clock: clock), clock);
    }

    /// <summary>Signs in as somebody with this role in the invented organisation of this kind and country.</summary>
    public async Task<Persona> Be(OrganizationKind kind, string country, Role role = Role.Coordinator)
    {
        await using var db = Site.Node.Open();
        var name = role.ToString();
        var person = await (
            from m in db.Memberships
            where m.Until == null && m.Roles.Contains(name)
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            where o.Kind == kind && o.Country == country
            orderby m.PersonId
            select m.PersonId
        ).FirstAsync(Cancel);
        var her = new Persona(Site);
        await her.Open("/try");
        return await her.Send($"/try/{person}");
    }

    /// <summary>The five who speak in most of the stories; the first three are the founding organisations and sit in the regional group.</summary>
    public Task<Persona> Kyrgyz() => Be(OrganizationKind.WomensResourceCentre, "KG");

    public Task<Persona> Kazakh() => Be(OrganizationKind.CrisisCentre, "KZ");

    public Task<Persona> Uzbek() => Be(OrganizationKind.Shelter, "UZ");

    public Task<Persona> Tajik() => Be(OrganizationKind.Shelter, "TJ");

    public Task<Persona> Programme() => Be(OrganizationKind.PerpetratorProgramme, "KG");

    public Task<Persona> Turkmen() => Be(OrganizationKind.LegalAid, "TM");

    public Task<Persona> State(string country) => Be(OrganizationKind.StateBody, country);

    /// <summary>The organisation as it is stored now.</summary>
    public async Task<MemberOrganization> Of(OrganizationKind kind, string country)
    {
        await using var db = Site.Node.Open();
        return await db.MemberOrganizations.AsNoTracking().FirstAsync(o => o.Kind == kind && o.Country == country, Cancel);
    }

    /// <summary>Proposes the organisation that is outside, with the code that stands on its own page.</summary>
    /// <returns>The path of the motion.</returns>
    public async Task<string> Propose(Persona by)
    {
        var outside = await Turkmen();
        await outside.Open("/organization");
        var code = outside.Match("class=\"code-groups\">([0-9A-Z-]+)<");
        await by.Open("/network/propose");
        await by.Send("/network/propose", ("code", code.ToLowerInvariant()), ("reason", Why));
        return Path(by);
    }

    /// <summary>Proposed by the Tajik shelter and supported by the Kyrgyz programme, of whom neither sits in the group.</summary>
    public async Task<string> ProposeAndEndorse()
    {
        var motion = await Propose(await Tajik());
        var second = await Programme();
        await second.Open(motion);
        await second.Send($"{motion}/endorse", ("reason", Why));
        return motion;
    }

    public static string Path(Persona at)
    {
        Assert.Contains("/network/motions/", at.At, StringComparison.Ordinal);
        return at.At[3..];
    }

    /// <summary>Opens the motion and sends what she says.</summary>
    public static async Task<Persona> Say(Persona her, string motion, string act, string reason = "")
    {
        await her.Open(motion);
        return await her.SendRaw(
            $"{motion}/{act}",
            ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("reason", reason)
        );
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
