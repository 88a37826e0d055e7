using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Duplicates;

/// <summary>Who may not: compare, merge, undo, or learn anything from a score.</summary>
public sealed class MergeRightsTests
{
    private static readonly string[] Acts = ["/merge", "/undo", "/distinct", "/reopen", "/ask"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_decides_about_neither_entry_finds_no_such_pair(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (one, other) = (await twins.Add("one"), await twins.Add("other"));
        await twins.Look();
        var path = Twins.Path(one, other);
        var strangers = new[]
        {
            await network.Uzbek(),
            await network.State("KZ"),
            await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.CivilSocietyFocalPoint),
            // Writes for her organisation in the same country as a focal point of it, and is none herself.
            await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.DataOfficer),
        };
        foreach (var her in strangers)
        {
            await her.Open("/duplicates");
            Assert.Equal(HttpStatusCode.OK, her.Status);
            Assert.False(her.Sees(path));
            await her.Open(path);
            Assert.Equal(HttpStatusCode.NotFound, her.Status);
            foreach (var act in Acts)
                Assert.Equal(HttpStatusCode.NotFound, (await Twins.Act(her, $"{path}{act}")).Status);
        }
        var caseworker = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.Caseworker);
        foreach (var page in new[] { "/duplicates", "/duplicates/merged", path })
            Assert.Equal(HttpStatusCode.Forbidden, (await caseworker.Open(page)).Status);
        foreach (var act in Acts)
            Assert.Equal(HttpStatusCode.Forbidden, (await Twins.Act(caseworker, $"{path}{act}")).Status);
        Assert.EndsWith(
            $"/sign-in?then=%2Fen{Uri.EscapeDataString(path)}",
            (await new Persona(network.Site).Open(path)).At,
            StringComparison.Ordinal
        );
        await using var db = network.Site.Node.Open();
        Assert.False(await db.ListingAliases.AnyAsync(Cancel));
        Assert.True(await db.DuplicatePairs.AllAsync(p => p.State == PairState.Open && p.AskedOn == null, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_entry_of_a_member_is_merged_by_nobody_else_and_its_owner_is_asked(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var shelter = await network.Of(OrganizationKind.Shelter, "UZ");
        var (owned, nobodys) = (
            await twins.Add("owned", shelter.DirectoryId, "UZ-tashkent"),
            await twins.Add("nobodys", null, "UZ-tashkent")
        );
        await twins.Look();
        var path = Twins.Path(owned, nobodys);
        var regional = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        var owner = await network.Uzbek();
        foreach (var her in new[] { regional, owner })
        {
            await her.Open("/duplicates");
            Assert.True(her.Sees(path) && her.Sees("others decide about one of them"));
            await her.Open(path);
            Assert.False(her.Sees($"{path}/merge"));
            foreach (var act in Acts.Except(["/ask"]))
                Assert.Equal(HttpStatusCode.NotFound, (await Twins.Act(her, $"{path}{act}")).Status);
        }
        await regional.Open(path);
        await regional.Send($"{path}/ask");
        Assert.True(regional.Sees("Asked on"));
        // Once is enough.
        Assert.Equal(HttpStatusCode.Conflict, (await Twins.Act(regional, $"{path}/ask")).Status);
        await using var db = network.Site.Node.Open();
        var asked = await db.Corrections.Where(c => c.ListingId == owned || c.ListingId == nobodys).ToListAsync(Cancel);
        Assert.Equal(owned, Assert.Single(asked).ListingId);
        await owner.Open("/corrections");
        Assert.True(owner.Sees($"/find/{nobodys}"));
        Assert.False(await db.ListingAliases.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nothing_narrower_than_the_reader_stands_in_the_page_or_moves(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (goes, stays) = (await twins.Add("goes"), await twins.Add("stays"));
        await twins.Look();
        var her = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await her.Open(Twins.Path(goes, stays));
        Assert.True(her.Sees("Description goes") && her.Sees(Twins.Name));
        Assert.False(her.Sees("canary"));
        // Out of a bare hash whoever knows the rest of an entry could try what she may not read.
        foreach (var entry in new[] { goes, stays })
            Assert.False(her.Sees(Server.Editing.EditHistory.MarkOf(await twins.Read(entry))));
        var taken = Twins.Goes(goes, stays);
        await Twins.SendMerge(
            her,
            goes,
            stays,
            [.. MergeFields.All.Select(f => ($"field-{f.Key}", f.MayJoin ? $"{MergeChoice.Both}" : taken))]
        );
        Assert.False(her.Sees("canary"));
        var merged = await twins.Read(stays);
        Assert.Equal(["owner-canary-stays"], Canaries(merged, "owner-canary-"));
        Assert.Equal(["professional-canary-stays"], Canaries(merged, "professional-canary-"));
        foreach (var own in new[] { "contact-canary-stays", "alert-canary-stays", "note-canary-stays" })
            Assert.Contains(own, Data.StoredJson.Write(merged), StringComparison.Ordinal);
        Assert.DoesNotContain("canary-goes", Data.StoredJson.Write(merged), StringComparison.Ordinal);
        foreach (var page in new[] { $"/en/find/{stays}", $"/en/find/{goes}", "/hsds/removals", $"/hsds/services/{stays}" })
            Assert.DoesNotContain("canary", await network.Site.Get(page), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Her_own_entries_are_merged_with_all_that_she_may_read(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var centre = (await network.Of(OrganizationKind.CrisisCentre, "KZ")).DirectoryId;
        var (goes, stays) = (await twins.Add("goes", centre), await twins.Add("stays", centre));
        await twins.Look();
        // A colleague of the same country who is no colleague of hers decides nothing over her head.
        var regional = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await Twins.Act(regional, $"{Twins.Path(goes, stays)}/merge")).Status);
        var her = await network.Kazakh();
        await her.Open(Twins.Path(goes, stays));
        Assert.True(her.Sees("owner-canary-goes") && her.Sees("contact-canary-stays"));
        await Twins.SendMerge(her, goes, stays, ("field-phones", $"{MergeChoice.Both}"));
        Assert.Equal(["owner-canary-goes", "owner-canary-stays"], Canaries(await twins.Read(stays), "owner-canary-"));
        Assert.DoesNotContain("canary", await network.Site.Get($"/en/find/{stays}"), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_score_tells_nothing_of_what_is_not_public(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        // Alike in public, and all the more in what is not: they share a number of the owner's, and a house that is hidden.
        var one = await twins.Add("same", name: "Evening school of crafts", telephone: "+7 700 555 33 44");
        var other = await twins.Add("same", name: "Choir of the quarter", telephone: "+7 700 555 66 77");
        await using var db = network.Site.Node.Open();
        var controlled = await twins.Add("controlled");
        var twin = await twins.Add("twin");
        await db.Listings.Where(l => l.Id == controlled).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
        await Server.Listings.PublishListings.Publish(db, [controlled], Cancel);
        await twins.Look();
        Assert.False(
            await db.DuplicatePairs.AnyAsync(
                p => p.FirstId == one || p.SecondId == one || p.FirstId == other || p.SecondId == other,
                Cancel
            )
        );
        Assert.False(await db.DuplicatePairs.AnyAsync(p => p.FirstId == controlled || p.SecondId == controlled, Cancel));
        // A number that was everybody's and is so no more: nothing of the score is told from that moment on.
        var second = await twins.Add("second");
        await twins.Look();
        var her = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await her.Open(Twins.Path(twin, second));
        Assert.True(her.Sees("the same telephone number"));
        await twins.Change(second, l => l with { Phones = [.. l.Phones.Select(p => Held.For(Audience.Owner, p.For<OwnerReader>()!))] });
        await her.Open(Twins.Path(twin, second));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.False(her.Sees("the same telephone number") || her.Sees("the same name"));
        await her.Open("/duplicates");
        Assert.False(her.Sees(Twins.Path(twin, second)));
        await twins.Look();
        await her.Open(Twins.Path(twin, second));
        Assert.True(her.Sees("the same name"));
        Assert.False(her.Sees("the same telephone number"));
    }

    private static IEnumerable<string> Canaries(Listing listing, string of) =>
        listing
            .Phones.Select(p => p.For<OwnerReader>()!.Number)
            .Where(n => n.Contains(of, StringComparison.Ordinal))
            .Select(n => n[7..])
            .Order(StringComparer.Ordinal);
}
