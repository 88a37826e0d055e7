using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Checking;

/// <summary>The round of calls: who may, what a tap does, and what the public sees of it.</summary>
public sealed class CheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A listing of a Kazakh organisation that is no member, or of this one, that everybody finds, not checked for long.</summary>
    internal static async Task<ListingRecord> Due(Network.Members network, OrganizationKind? owner = null, string country = "KZ")
    {
        var organization = owner is { } kind ? (await network.Of(kind, country)).DirectoryId : null;
        await using var db = network.Site.Node.Open();
        var found = await db
            .Listings.Where(l =>
                db.PublicListings.Any(p => p.Id == l.Id && !p.IsProgramme && p.Country == country)
                && (
                    organization == null
                        ? !db.MemberOrganizations.Any(o => o.DirectoryId == l.OrganizationId)
                        : l.OrganizationId == organization
                )
            )
            .OrderBy(l => l.Id)
            .FirstAsync(Cancel);
        found.Document = found.Document with { CheckedOn = new(2020, 1, 1) };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [found.Id], Cancel);
        return found;
    }

    private static Task<Persona> FocalPoint(Network.Members network) =>
        network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);

    private static async Task<Listing> Read(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_checks_what_is_not_hers(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var kazakh = await Due(network);
        var strangers = new[]
        {
            // A coordinator of another country, a state body of the same, a focal point of another country.
            await network.Uzbek(),
            await network.State("KZ"),
            await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.CivilSocietyFocalPoint),
        };
        foreach (var her in strangers)
        {
            await her.Open("/checks");
            Assert.False(her.Sees($"{kazakh.Id}"));
            await her.Open($"/checks/{kazakh.Id}");
            Assert.Equal(HttpStatusCode.NotFound, her.Status);
            await her.Open("/account");
            var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
            foreach (var act in new[] { "", "/right", "/no-answer", "/withdraw", "/put-back" })
            {
                await her.SendRaw(
                    $"/checks/{kazakh.Id}{act}",
                    ("form-token", token),
                    ("about", "Closed"),
                    ("phone", $"{kazakh.Document.Phones[0].For<OwnerReader>()!.Id}")
                );
                Assert.Equal(HttpStatusCode.NotFound, her.Status);
            }
        }
        var caseworker = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.Caseworker);
        await caseworker.Open("/checks");
        Assert.Equal(HttpStatusCode.Forbidden, caseworker.Status);
        Assert.Equal(StoredJson.Write(kazakh.Document), StoredJson.Write(await Read(network, kazakh.Id)));
        await using var db = network.Site.Node.Open();
        Assert.False(await db.Corrections.AnyAsync(c => c.Origin == Domain.Checking.CorrectionOrigin.Call, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_tap_says_that_all_is_right_and_everybody_reads_how_it_was_checked(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (listing, her) = (await Due(network), await FocalPoint(network));
        await her.Open("/waiting");
        Assert.True(her.Sees("Entries to check: "));
        await her.Open("/checks");
        Assert.True(her.Sees($"{listing.Id}"));
        await her.SendRaw($"/checks/{listing.Id}/right", ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")));
        Assert.EndsWith("/checks", her.At, StringComparison.Ordinal);
        Assert.False(her.Sees($"{listing.Id}"));
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{listing.Id}");
        Assert.True(reader.Sees(", by telephone"), reader.Page);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("confirmed that a service of the directory is right"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Three_days_without_an_answer_are_told_to_everybody_until_somebody_answers(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (listing, her, reader) = (await Due(network), await FocalPoint(network), new Persona(network.Site));
        for (var day = 0; day < 3; day++)
        {
            await reader.Open($"/find/{listing.Id}");
            Assert.False(reader.Sees("nobody answered our calls"));
            for (var tap = 0; tap < 2; tap++)
            {
                await her.Open("/checks");
                var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
                await her.SendRaw($"/checks/{listing.Id}/no-answer", ("form-token", token));
            }
            network.Clock.Forward(TimeSpan.FromDays(1));
            her = await FocalPoint(network);
        }
        await reader.Open($"/find/{listing.Id}");
        Assert.True(reader.Sees("nobody answered our calls"));
        await her.Open("/checks");
        await her.SendRaw($"/checks/{listing.Id}/right", ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")));
        await reader.Open($"/find/{listing.Id}");
        Assert.False(reader.Sees("nobody answered our calls"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_wrong_number_goes_from_every_page_at_once_and_its_owner_finds_it_in_the_history(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        // Owned by a member: a focal point hides a wrong number there, no more.
        var listing = await Due(network, OrganizationKind.WomensResourceCentre, "KG");
        var her = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        var elsewhere = await Due(network, OrganizationKind.Shelter, "UZ");
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == elsewhere.Id, Cancel);
            record.Document = record.Document with
            {
                Phones =
                [
                    Held.Public(new Phone(Guid.CreateVersion7(), "000 77 canary")),
                    Held.For(Audience.Owner, new Phone(Guid.CreateVersion7(), "000 88 owner")),
                ],
            };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [record.Id], Cancel);
            elsewhere = record;
        }
        await her.Open($"/checks/{elsewhere.Id}");
        Assert.True(her.Sees("000 77 canary"));
        var phone = elsewhere.Document.Phones[0].For<OwnerReader>()!.Id;
        await her.Send($"/checks/{elsewhere.Id}/withdraw", ("phone", $"{phone}"));
        Assert.True(her.Sees("<del>000 77 canary</del>"));
        Assert.False(her.Sees("000 88 owner"));
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{elsewhere.Id}");
        Assert.False(reader.Sees("000 77 canary"));
        Assert.DoesNotContain(
            "000 77 canary",
            await network.Site.Browser.GetStringAsync($"/hsds/services/{elsewhere.Id}", Cancel),
            StringComparison.Ordinal
        );
        var owner = await network.Uzbek();
        await owner.Open($"/organization/services/{elsewhere.Id}");
        // Whose hand it was is told by the organisation, not by a name of hers.
        Assert.True(owner.Sees("000 77 canary"));
        await using (var db = network.Site.Node.Open())
        {
            var centre = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
            Assert.True(owner.Sees(centre.Name.In(Domain.Languages.Language.English).Text));
        }
        await her.Send($"/checks/{elsewhere.Id}/put-back", ("phone", $"{phone}"));
        await reader.Open($"/find/{elsewhere.Id}");
        Assert.True(reader.Sees("000 77 canary"));
        Assert.NotEqual(listing.Id, elsewhere.Id);
    }
}
