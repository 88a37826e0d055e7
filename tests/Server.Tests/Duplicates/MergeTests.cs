using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Duplicates;

/// <summary>What becomes of two entries that are made one: for readers, for other directories, for two who decide at once, and when it is undone.</summary>
public sealed class MergeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Task<Persona> FocalPoint(Network.Members network) =>
        network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);

    private static async Task<HttpResponseMessage> Ask(Network.Members network, string address) =>
        await network.Site.Browser.GetAsync(address, Cancel);

    private static async Task LeadsTo(Network.Members network, Guid from, Guid to)
    {
        foreach (
            var path in new[] { "/en/find/{0}", "/ru/find/{0}/card", "/en/find/{0}/sheet.pdf", "/en/correct/{0}", "/hsds/services/{0}" }
        )
        {
            using var answer = await Ask(network, path.Replace("{0}", $"{from}", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
            Assert.Equal(path.Replace("{0}", $"{to}", StringComparison.Ordinal), answer.Headers.Location!.OriginalString);
            using var there = await Ask(network, answer.Headers.Location.OriginalString);
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Every_field_is_chosen_both_ids_lead_to_one_entry_and_undoing_restores_both(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (goes, stays) = (await twins.Add("goes"), await twins.Add("stays"));
        await twins.Look();
        var (before, beforeOther) = (await twins.State(stays), await twins.State(goes));
        var her = await FocalPoint(network);
        await her.Open("/waiting");
        Assert.True(her.Sees("Pairs of entries that may be one service: "));
        await her.Open("/duplicates");
        Assert.True(her.Sees(Twins.Path(goes, stays)) && her.Sees("the same telephone number"));
        using (var said = await network.Site.Send($"/en/correct/{goes}", ("about", "Hours"), ("words", "said of the one that went")))
            Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        var taken = Twins.Goes(goes, stays);
        await Twins.Merge(her, goes, stays, ("field-description", taken), ("field-places", $"{MergeChoice.Both}"));
        Assert.EndsWith(Twins.Path(goes, stays), her.At, StringComparison.Ordinal);
        Assert.True(her.Sees("Undo: both stand again"));

        await LeadsTo(network, goes, stays);
        var shown = await network.Site.Get($"/en/find/{stays}");
        Assert.Contains("Description goes", shown, StringComparison.Ordinal);
        Assert.Contains("Example street goes", shown, StringComparison.Ordinal);
        Assert.Contains("Example street stays", shown, StringComparison.Ordinal);
        Assert.Contains("stays@mail.example", shown, StringComparison.Ordinal);
        Assert.Contains($"\"merged_into\":\"{stays}\"", await network.Site.Get("/hsds/removals"), StringComparison.Ordinal);
        await using var db = network.Site.Node.Open();
        Assert.Equal(beforeOther, await twins.State(goes));
        Assert.Equal(
            stays,
            await db.Corrections.Where(c => c.Words == "said of the one that went").Select(c => c.ListingId).SingleAsync(Cancel)
        );
        Assert.Empty(await Server.Node.Soundness.Faults(db, network.Site.Node.Folder, false, Cancel));
        // A look finds it no more, and forgets nothing of it.
        await twins.Look();
        Assert.Equal(
            PairState.Merged,
            await db.DuplicatePairs.Where(p => p.Id == ProbablePair.IdOf(goes, stays)).Select(p => p.State).SingleAsync(Cancel)
        );
        await her.Open("/duplicates/merged");
        Assert.True(her.Sees(Twins.Path(goes, stays)));
        await her.Open(Twins.Path(goes, stays));
        await her.Send($"{Twins.Path(goes, stays)}/undo");
        Assert.Equal((before, beforeOther), (await twins.State(stays), await twins.State(goes)));
        foreach (var id in new[] { goes, stays })
        {
            using var answer = await Ask(network, $"/en/find/{id}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        Assert.DoesNotContain("merged_into", await network.Site.Get("/hsds/removals"), StringComparison.Ordinal);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("merged two entries of the directory into one") && her.Sees("undid the merging of two entries"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_two_at_once_one_is_told_and_nothing_of_hers_is_lost(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (goes, stays) = (await twins.Add("goes"), await twins.Add("stays"));
        await twins.Look();
        var path = Twins.Path(goes, stays);
        var (her, colleague) = (
            await FocalPoint(network),
            await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator)
        );
        await her.Open(path);
        await twins.Change(stays, l => l with { Description = LocalText.Of("written meanwhile", Language.English) });
        var taken = Twins.Goes(goes, stays);
        await Twins.SendMerge(her, goes, stays, ("field-email", taken));
        Assert.Equal(HttpStatusCode.Conflict, her.Status);
        Assert.True(her.Sees("your choices are kept") && her.Sees("written meanwhile"));
        Assert.Matches($"name=\"field-email\" value=\"{taken}\" checked", her.Page);
        await colleague.Open(path);
        var both = await Task.WhenAll(
            Twins.SendMerge(her, goes, stays, ("field-email", taken)),
            Twins.SendMerge(colleague, stays, goes, ("field-description", taken))
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(p => p.Status).Order());
        await using var db = network.Site.Node.Open();
        Assert.Equal(1, await db.ListingAliases.CountAsync(Cancel));
        // Said by the quicker one; the other sees it, and saying the contrary changes nothing.
        Assert.Equal(HttpStatusCode.Conflict, (await Twins.Act(her, $"{path}/distinct")).Status);
        var undone = await Task.WhenAll(Twins.Act(her, $"{path}/undo"), Twins.Act(colleague, $"{path}/undo"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], undone.Select(p => p.Status).Order());
        Assert.False(await db.ListingAliases.AnyAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_changed_after_a_merge_outlives_its_undoing(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (goes, stays) = (await twins.Add("goes"), await twins.Add("stays"));
        await twins.Look();
        var (her, taken) = (await FocalPoint(network), Twins.Goes(goes, stays));
        await Twins.Merge(her, goes, stays, ("field-description", taken), ("field-email", taken));
        await twins.Change(stays, l => l with { Email = "new@mail.example", Url = "https://new.example" });
        await her.Open(Twins.Path(goes, stays));
        await her.Send($"{Twins.Path(goes, stays)}/undo");
        var now = await twins.Read(stays);
        Assert.Equal(
            ("Description stays", "new@mail.example", "https://new.example"),
            (now.Description!.Original.Text, now.Email, now.Url)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_merged_again_leads_through_and_is_undone_from_the_end(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (a, b, c) = (await twins.Add("a"), await twins.Add("b"), await twins.Add("c"));
        await twins.Look();
        var her = await FocalPoint(network);
        await Twins.Merge(her, a, b);
        await Twins.Merge(her, b, c);
        await LeadsTo(network, a, c);
        await LeadsTo(network, b, c);
        await her.Open(Twins.Path(a, b));
        Assert.True(her.Sees("Undo that first"));
        Assert.Equal(HttpStatusCode.Conflict, (await Twins.Act(her, $"{Twins.Path(a, b)}/undo")).Status);
        await using var db = network.Site.Node.Open();
        // Its source lets go of the last: the one before it stands again, and only that one.
        await db.Listings.Where(l => l.Id == c).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, true), Cancel);
        await Server.Listings.PublishListings.Publish(db, [c], Cancel);
        await LeadsTo(network, a, b);
        Assert.Equal([b], await db.PublicListings.Where(p => p.Id == a || p.Id == b || p.Id == c).Select(p => p.Id).ToListAsync(Cancel));
        await db.Listings.Where(l => l.Id == c).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, false), Cancel);
        await Server.Listings.PublishListings.Publish(db, [c], Cancel);
        await LeadsTo(network, b, c);
        // What leaked is told through no alias either.
        await db.Listings.Where(l => l.Id == c).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, true), Cancel);
        await Server.Listings.PublishListings.Publish(db, [c], Cancel);
        using (var hidden = await Ask(network, $"/en/find/{a}"))
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.DoesNotContain("merged_into", await network.Site.Get("/hsds/removals"), StringComparison.Ordinal);
        await db.Listings.Where(l => l.Id == c).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, false), Cancel);
        await Server.Listings.PublishListings.Publish(db, [c], Cancel);
        Assert.Equal(HttpStatusCode.OK, (await Twins.Act(her, $"{Twins.Path(b, c)}/undo")).Status);
        await LeadsTo(network, a, b);
        Assert.Equal(HttpStatusCode.OK, (await Twins.Act(her, $"{Twins.Path(a, b)}/undo")).Status);
        Assert.Equal(3, await db.PublicListings.CountAsync(p => p.Id == a || p.Id == b || p.Id == c, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_stands_again_can_be_merged_into_another(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (a, b, c) = (await twins.Add("a"), await twins.Add("b"), await twins.Add("c"));
        await twins.Look();
        var her = await FocalPoint(network);
        await Twins.Merge(her, a, b);
        await using var db = network.Site.Node.Open();
        await db.Listings.Where(l => l.Id == b).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, true), Cancel);
        await Server.Listings.PublishListings.Publish(db, [b], Cancel);
        await twins.Look();
        await Twins.Merge(her, a, c);
        Assert.True(her.Sees("Undo: both stand again"), her.Page);
        await LeadsTo(network, a, c);
        // Its source brings the first one back: that is a service of its own.
        await db.Listings.Where(l => l.Id == b).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsGone, false), Cancel);
        await Server.Listings.PublishListings.Publish(db, [b], Cancel);
        await LeadsTo(network, a, c);
        Assert.Equal(2, await db.PublicListings.CountAsync(p => p.Id == a || p.Id == b || p.Id == c, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_somebody_said_of_a_pair_stays_until_she_looks_again(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var twins = new Twins(network);
        var (one, other) = (await twins.Add("one"), await twins.Add("other"));
        await twins.Look();
        var (her, path) = (await FocalPoint(network), Twins.Path(one, other));
        await Twins.Act(her, $"{path}/distinct");
        await twins.Look();
        await her.Open("/duplicates");
        Assert.False(her.Sees(path));
        await her.Open(path);
        await her.Send($"{path}/reopen");
        await her.Open("/duplicates");
        Assert.True(her.Sees(path));
    }
}
