using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
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

    /// <summary>Presses a button of an entry in the round of calls, with what she saw of it.</summary>
    private static Task<Persona> Tap(Persona her, Guid id, string act) =>
        her.SendRaw(
            $"/checks/{id}/{act}",
            ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("mark", her.Match($"(?s)id=\"l-{id}\".*?name=\"mark\" value=\"([0-9A-F]+)\""))
        );

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
        await Tap(her, listing.Id, "right");
        Assert.Contains($"/checks?done=checked&entry={listing.Id}", her.At, StringComparison.Ordinal);
        // Gone from the round, and named in what was just done.
        Assert.False(her.Sees($"id=\"l-{listing.Id}\""));
        Assert.True(
            her.Sees("Confirmed as right.") && her.Sees($"/checks/{listing.Id}\">{listing.Document.Name.In(Language.English).Text}"),
            her.Page
        );
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
                await Tap(her, listing.Id, "no-answer");
            }
            network.Clock.Forward(TimeSpan.FromDays(1));
            her = await FocalPoint(network);
        }
        await reader.Open($"/find/{listing.Id}");
        Assert.True(reader.Sees("nobody answered our calls"));
        await her.Open("/checks");
        await Tap(her, listing.Id, "right");
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
                    Held.Public(new Phone(Guid.CreateVersion7(), "000 77 77")),
                    Held.For(Audience.Owner, new Phone(Guid.CreateVersion7(), "000 88 88")),
                ],
            };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [record.Id], Cancel);
            elsewhere = record;
        }
        await her.Open($"/checks/{elsewhere.Id}");
        Assert.True(her.Sees("000 77 77"));
        var phone = elsewhere.Document.Phones[0].For<OwnerReader>()!.Id;
        await her.Send($"/checks/{elsewhere.Id}/withdraw", ("phone", $"{phone}"));
        Assert.True(her.Sees("<del>000 77 77</del>"));
        Assert.False(her.Sees("000 88 88"));
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{elsewhere.Id}");
        Assert.False(reader.Sees("000 77 77"));
        Assert.DoesNotContain(
            "000 77 77",
            await network.Site.Browser.GetStringAsync($"/hsds/services/{elsewhere.Id}", Cancel),
            StringComparison.Ordinal
        );
        var owner = await network.Uzbek();
        await owner.Open($"/organization/services/{elsewhere.Id}");
        // Whose hand it was is told by the organisation, not by a name of hers.
        Assert.True(owner.Sees("000 77 77"));
        await using (var db = network.Site.Node.Open())
        {
            var centre = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
            Assert.True(owner.Sees(centre.Name.In(Domain.Languages.Language.English).Text));
        }
        Assert.True(owner.Sees("This number was taken from everybody") && owner.Sees("By: "), owner.Page);
        await owner.Open("/waiting");
        Assert.True(owner.Sees("the network took a wrong number away") && owner.Sees($"/organization/services/{elsewhere.Id}"), owner.Page);
        await her.Open("/checks");
        Assert.True(her.Sees("numbers taken away: 1"));
        await reader.Open($"/find/{elsewhere.Id}");
        Assert.True(reader.Sees("Last changed") && !reader.Sees("by its source"));
        // Saved as it is shown, it stays what it was; the focal point may still put it back.
        await owner.Open($"/organization/services/{elsewhere.Id}");
        await Save(owner, elsewhere.Id, ("000 77 77", "Withdrawn"), ("000 88 88", "Owner"));
        Assert.Single(Domain.Checking.WithdrawNumber.Of(await Read(network, elsewhere.Id)));
        await her.Open($"/checks/{elsewhere.Id}");
        await her.Send($"/checks/{elsewhere.Id}/put-back", ("phone", $"{phone}"));
        await reader.Open($"/find/{elsewhere.Id}");
        Assert.True(reader.Sees("000 77 77"));
        Assert.NotEqual(listing.Id, elsewhere.Id);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_the_owner_decided_of_a_number_that_was_taken_away_nobody_makes_public_again(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        var service = await Due(network, OrganizationKind.Shelter, "UZ");
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == service.Id, Cancel);
            record.Document = record.Document with { Phones = [Held.Public(new Phone(Guid.CreateVersion7(), "000 77 77"))] };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [record.Id], Cancel);
            service = record;
        }
        var phone = service.Document.Phones[0].For<OwnerReader>()!.Id;
        await her.Open($"/checks/{service.Id}");
        await her.Send($"/checks/{service.Id}/withdraw", ("phone", $"{phone}"));
        var putBack = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        var owner = await network.Uzbek();
        await owner.Open($"/organization/services/{service.Id}");
        Assert.True(owner.Sees("value=\"Withdrawn\" selected"), owner.Page);
        await Save(owner, service.Id, ("000 77 77", "Owner"));
        await owner.Open("/waiting");
        Assert.False(owner.Sees("the network took a wrong number away"));
        await her.SendRaw($"/checks/{service.Id}/put-back", ("form-token", putBack), ("phone", $"{phone}"));
        Assert.Equal(Audience.Owner, (await Read(network, service.Id)).Phones[0].Audience);
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{service.Id}");
        Assert.False(reader.Sees("000 77 77"));
    }

    private static Task<Persona> Save(Persona owner, Guid id, params (string Number, string For)[] phones) =>
        owner.Send(
            $"/organization/services/{id}",
            [
                ("mark", owner.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
                .. phones.SelectMany(p => new[] { ("phone", p.Number), ("phone-for", p.For) }),
            ]
        );

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_confirms_confirms_what_she_saw_and_is_shown_what_changed_since(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (listing, her) = (await Due(network), await FocalPoint(network));
        await her.Open("/checks");
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == listing.Id, Cancel);
            record.Document = record.Document with { Phones = [Held.Public(new Phone(Guid.CreateVersion7(), "000 99 since"))] };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [record.Id], Cancel);
        }
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        var saw = her.Match($"(?s)id=\"l-{listing.Id}\".*?name=\"mark\" value=\"([0-9A-F]+)\"");
        foreach (var (act, mark) in new[] { ("no-answer", saw), ("right", saw), ("right", "") })
        {
            await her.SendRaw($"/checks/{listing.Id}/{act}", ("form-token", token), ("mark", mark));
            Assert.Equal(HttpStatusCode.Conflict, her.Status);
            Assert.True(her.Sees("000 99 since") && her.Sees("The entry has changed since"), her.Page);
            Assert.Equal(new DateOnly(2020, 1, 1), (await Read(network, listing.Id)).CheckedOn);
        }
        // What she is shown now she can confirm.
        await Tap(her, listing.Id, "right");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.NotEqual(new DateOnly(2020, 1, 1), (await Read(network, listing.Id)).CheckedOn);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_programme_can_be_found_right_and_a_number_of_it_taken_away_by_its_own_organisation(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Programme();
        var own = (await network.Of(OrganizationKind.PerpetratorProgramme, "KG")).DirectoryId;
        await using var db = network.Site.Node.Open();
        var programme = await db.Listings.FirstAsync(
            l => l.OrganizationId == own && db.PublicListings.Any(p => p.Id == l.Id && p.IsProgramme),
            Cancel
        );
        programme.Document = programme.Document with { CheckedOn = new(2020, 1, 1) };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [programme.Id], Cancel);
        await her.Open("/checks");
        Assert.True(her.Sees($"/organization/services/{programme.Id}\""), her.Page);
        await her.Open($"/checks/{programme.Id}");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        await her.Send(
            $"/checks/{programme.Id}/right",
            ("mark", her.Match($"(?s)/checks/{programme.Id}/right\".*?name=\"mark\" value=\"([0-9A-F]+)\""))
        );
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.NotEqual(new DateOnly(2020, 1, 1), (await Read(network, programme.Id)).CheckedOn);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_tap_that_was_a_slip_is_taken_back_by_her_alone_while_nobody_said_something_else(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, listing) = (await FocalPoint(network), await Due(network));
        await her.Open("/checks");
        await Tap(her, listing.Id, "right");
        Assert.NotEqual(new DateOnly(2020, 1, 1), (await Read(network, listing.Id)).CheckedOn);
        var before = her.Match("name=\"before\" value=\"([^\"]+)\"");
        // Not by another, not for another entry, not with what she wrote herself.
        var other = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        await Claims.Entries.Act(other, $"/checks/{listing.Id}/undo", ("before", before));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        await Claims.Entries.Act(her, $"/checks/{listing.Id}/undo", ("before", "nothing"));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.NotEqual(new DateOnly(2020, 1, 1), (await Read(network, listing.Id)).CheckedOn);
        await Claims.Entries.Act(her, $"/checks/{listing.Id}/undo", ("before", before));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        var again = await Read(network, listing.Id);
        Assert.Equal(
            (new DateOnly(2020, 1, 1), listing.Document.CheckedBy?.Original.Text),
            (again.CheckedOn, again.CheckedBy?.Original.Text)
        );
        await her.Open("/organization/trail");
        Assert.True(her.Sees("took back what was said of a check of a service"), her.Page);
        // Once; and not over what somebody said since.
        await Claims.Entries.Act(her, $"/checks/{listing.Id}/undo", ("before", before));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        await her.Open("/checks");
        await Tap(her, listing.Id, "no-answer");
        Assert.Equal(1, (await Read(network, listing.Id)).Unanswered?.Times);
        before = her.Match("name=\"before\" value=\"([^\"]+)\"");
        await her.Open("/checks");
        await Tap(her, listing.Id, "right");
        var later = her.Match("name=\"before\" value=\"([^\"]+)\"");
        await Claims.Entries.Act(her, $"/checks/{listing.Id}/undo", ("before", before));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.NotEqual(new DateOnly(2020, 1, 1), (await Read(network, listing.Id)).CheckedOn);
        // A colleague found the same right on the same day: that is hers to take back, and nobody else's.
        await using (var db = network.Site.Node.Open())
        {
            var due = await db.Listings.SingleAsync(l => l.Id == listing.Id, Cancel);
            due.Document = due.Document with { CheckedOn = new(2020, 1, 1) };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [listing.Id], Cancel);
        }
        var everywhere = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        await everywhere.Open("/checks");
        await Tap(everywhere, listing.Id, "right");
        Assert.Equal(HttpStatusCode.OK, everywhere.Status);
        await Claims.Entries.Act(her, $"/checks/{listing.Id}/undo", ("before", later));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.NotEqual(new DateOnly(2020, 1, 1), (await Read(network, listing.Id)).CheckedOn);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_checks_everywhere_goes_on_calling_in_the_country_she_chose(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (kazakh, kyrgyz) = (await Due(network), await Due(network, country: "KG"));
        var her = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        await her.Open("/checks");
        Assert.True(her.Sees($"id=\"l-{kazakh.Id}\"") && her.Sees($"id=\"l-{kyrgyz.Id}\""), her.Page);
        await her.Open("/checks?country=KZ");
        Assert.True(her.Sees($"id=\"l-{kazakh.Id}\"") && !her.Sees($"id=\"l-{kyrgyz.Id}\""), her.Page);
        await her.Send(
            $"/checks/{kazakh.Id}/right",
            ("mark", her.Match($"(?s)id=\"l-{kazakh.Id}\".*?name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("country", "KZ")
        );
        Assert.EndsWith("&country=KZ", her.At, StringComparison.Ordinal);
        await her.Send(
            $"/checks/{kazakh.Id}/undo",
            ("before", her.Match("name=\"before\" value=\"([^\"]+)\"")),
            ("country", her.Match("name=\"country\" value=\"([A-Z]+)\""))
        );
        Assert.EndsWith("&country=KZ", her.At, StringComparison.Ordinal);
        Assert.False(her.Sees($"id=\"l-{kyrgyz.Id}\""), her.Page);
        var focal = await FocalPoint(network);
        await focal.Open("/checks");
        Assert.False(focal.Sees("checks?country="), focal.Page);
        foreach (var country in new[] { "KG", "KZ", "XX" })
        {
            await focal.Open($"/checks?country={country}");
            Assert.Equal(HttpStatusCode.NotFound, focal.Status);
        }
        // Sent all the same it leads nowhere else.
        await focal.Open("/checks");
        await focal.Send(
            $"/checks/{kazakh.Id}/right",
            ("mark", focal.Match($"(?s)id=\"l-{kazakh.Id}\".*?name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("country", "RU")
        );
        Assert.Equal(HttpStatusCode.OK, focal.Status);
    }
}
