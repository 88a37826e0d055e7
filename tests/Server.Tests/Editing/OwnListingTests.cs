using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>An organisation writes what the directory says of its services: who may not, two at once, what the public sees of it, and the way back.</summary>
public sealed class OwnListingTests
{
    private const string All = "/organization/services";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A service of the Kyrgyz centre that everybody finds.</summary>
    private static async Task<ListingRecord> OneOf(Network.Members network, OrganizationKind kind, string country)
    {
        var organization = await network.Of(kind, country);
        await using var db = network.Site.Node.Open();
        return await db
            .Listings.AsNoTracking()
            .Where(l => l.OrganizationId == organization.DirectoryId && db.PublicListings.Any(p => p.Id == l.Id && !p.IsProgramme))
            .OrderBy(l => l.Id)
            .FirstAsync(Cancel);
    }

    private static Task<ListingRecord> Ours(Network.Members network) => OneOf(network, OrganizationKind.WomensResourceCentre, "KG");

    private static async Task<Persona> Write(Persona her, Guid id, params (string Name, string Value)[] fields)
    {
        var mark = her.Match("name=\"mark\" value=\"([0-9A-F]+)\"");
        return await her.Send($"{All}/{id}", [("mark", mark), .. fields]);
    }

    private static async Task<Listing> Read(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Another_organisation_finds_no_such_service_and_changes_nothing(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var service = await Ours(network);
        var stranger = await network.Kazakh();
        await stranger.Open($"{All}/{service.Id}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        await stranger.Open("/account");
        var token = stranger.Match("name=\"form-token\" value=\"([^\"]+)\"");
        foreach (var act in new[] { "", "/hide", "/show", "/undo" })
        {
            await stranger.SendRaw($"{All}/{service.Id}{act}", ("form-token", token), ("name", "Taken over"), ("sequence", "2"));
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
            await stranger.SendRaw($"{All}/{Guid.CreateVersion7()}{act}", ("form-token", token), ("name", "Taken over"), ("sequence", "2"));
            Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        }
        Assert.Equal(StoredJson.Write(service.Document), StoredJson.Write(await Read(network, service.Id)));
        await using var db = network.Site.Node.Open();
        Assert.Empty(await db.ListingVersions.ToListAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_she_writes_everybody_reads_save_what_is_not_for_everybody(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(
            her,
            service.Id,
            ("alert", "Closed until Monday canary-alert"),
            ("phone", "000 77 77"),
            ("phone-for", "Public"),
            ("phone", "000 88 88"),
            ("phone-for", "Professionals"),
            ("phone", "000 99 99"),
            ("phone-for", "Owner"),
            ("MO", "8-12, 13.30-17"),
            ("checked", "yes")
        );
        Assert.EndsWith($"{All}?done=saved", her.At, StringComparison.Ordinal);
        Assert.True(her.Sees(">Saved.</p>"));
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{service.Id}");
        Assert.True(reader.Sees("canary-alert") && reader.Sees("000 77 77"));
        foreach (var address in new[] { $"/find/{service.Id}", $"/find/{service.Id}/card", $"/find/{service.Id}/sheet" })
        {
            await reader.Open(address);
            Assert.False(reader.Sees("000 88 88") || reader.Sees("000 99 99"), address);
        }
        Assert.DoesNotContain(
            "000 99 99",
            await network.Site.Browser.GetStringAsync($"/hsds/services/{service.Id}", Cancel),
            StringComparison.Ordinal
        );
        await her.Open($"{All}/{service.Id}");
        Assert.True(her.Sees("value=\"08:00–12:00, 13:30–17:00\""), her.Page);
        Assert.Equal(DateOnly.FromDateTime(network.Clock.GetUtcNow().UtcDateTime), (await Read(network, service.Id)).CheckedOn);
        await her.Open("/organization/trail");
        Assert.True(her.Sees("changed a service in the directory"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_who_write_at_once_lose_nothing_and_where_both_wrote_the_second_chooses(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (one, other, service) = (await network.Kyrgyz(), await network.Kyrgyz(), await Ours(network));
        await one.Open($"{All}/{service.Id}");
        await other.Open($"{All}/{service.Id}");
        await Write(one, service.Id, ("apply", "Call in the morning"), ("fees", "Nothing"));
        await Write(other, service.Id, ("eligibility", "Everybody who asks"));
        Assert.EndsWith($"{All}?done=saved", other.At, StringComparison.Ordinal);
        var joined = await Read(network, service.Id);
        Assert.Equal("Call in the morning", joined.ApplicationProcess!.Original.Text);
        Assert.Equal("Everybody who asks", joined.Eligibility!.Original.Text);

        await one.Open($"{All}/{service.Id}");
        await other.Open($"{All}/{service.Id}");
        await Write(one, service.Id, ("fees", "A little"), ("apply", "Write"));
        await Write(other, service.Id, ("fees", "Much"), ("eligibility", "Women"));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.True(other.Sees("Saved meanwhile:") && other.Sees("A little") && other.Sees("Much"));
        Assert.Equal("A little", (await Read(network, service.Id)).Fees!.Original.Text);
        await Write(other, service.Id, ("fees", "Much"), ("eligibility", "Women"));
        var chosen = await Read(network, service.Id);
        Assert.Equal(
            ("Much", "Women", "Write"),
            (chosen.Fees!.Original.Text, chosen.Eligibility!.Original.Text, chosen.ApplicationProcess!.Original.Text)
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Eight_who_write_different_fields_at_once_are_all_kept_in_the_history(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var service = await Ours(network);
        var crowd = new List<Persona>();
        for (var i = 0; i < 8; i++)
        {
            crowd.Add(await network.Kyrgyz());
            await crowd[i].Open($"{All}/{service.Id}");
        }
        string[] fields = ["description", "happens", "apply", "eligibility", "fees", "alert", "tells-source", "stay"];
        await Task.WhenAll(crowd.Select((c, i) => Write(c, service.Id, (fields[i], $"{i + 10}"))));
        Assert.All(crowd, c => Assert.EndsWith($"{All}?done=saved", c.At, StringComparison.Ordinal));
        var kept = await Read(network, service.Id);
        Assert.Equal(
            ("10", "15", "16", 17),
            (
                kept.Description!.Original.Text,
                kept.Alert!.For<OwnerReader>()!.Original.Text,
                kept.BeforeYouCall.TellsSource,
                kept.BeforeYouCall.LongestStayDays
            )
        );
        await using var db = network.Site.Node.Open();
        Assert.Equal(Enumerable.Range(1, 9), await db.ListingVersions.OrderBy(v => v.Sequence).Select(v => v.Sequence).ToListAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_change_can_be_taken_back_once_seen_and_so_can_that(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("name", "Renamed house"));
        await her.Open($"{All}/{service.Id}");
        Assert.True(her.Sees("(English)") && her.Sees("<ins>Renamed house</ins>"), her.Page);
        var late = await network.Kyrgyz();
        await late.Open($"{All}/{service.Id}");
        await her.Send($"{All}/{service.Id}/undo", ("sequence", "2"));
        Assert.Equal(service.Document.Name.Original.Text, (await Read(network, service.Id)).Name.Original.Text);
        await late.Send($"{All}/{service.Id}/undo", ("sequence", "2"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.True(her.Sees("Bring the change back") && !her.Sees("Take this change back"), her.Page);
        await her.Send($"{All}/{service.Id}/undo", ("sequence", "3"));
        Assert.Equal("Renamed house", (await Read(network, service.Id)).Name.Original.Text);
        Assert.True(her.Sees("Take this change back") && !her.Sees("Bring the change back"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_changes_no_field_is_no_change_and_what_was_checked_since_stays_checked(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("MO", "9.00-13.00"), ("name", "Renamed house"));
        await her.Open($"{All}/{service.Id}");
        var mark = her.Match("name=\"mark\" value=\"([0-9A-F]+)\"");
        foreach (var hours in new[] { "09:00-13:00", "9-13" })
        {
            await her.Open($"{All}/{service.Id}");
            await Write(her, service.Id, ("MO", hours), ("checked", "yes"));
            Assert.Equal(HttpStatusCode.OK, her.Status);
        }
        await using var db = network.Site.Node.Open();
        Assert.Equal(2, await db.ListingVersions.CountAsync(Cancel));
        await her.Open($"{All}/{service.Id}");
        // A check is no other state: who began to write before it is not asked about it.
        Assert.Equal(mark, her.Match("name=\"mark\" value=\"([0-9A-F]+)\""));
        await her.Send($"{All}/{service.Id}/undo", ("sequence", "2"));
        var back = await Read(network, service.Id);
        Assert.Equal(service.Document.Name.Original.Text, back.Name.Original.Text);
        Assert.Equal(DateOnly.FromDateTime(network.Clock.GetUtcNow().UtcDateTime), back.CheckedOn);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task In_a_language_in_which_it_has_no_name_all_else_is_written_and_words_one_at_a_time(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var service = await Ours(network);
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == service.Id, Cancel);
            record.Document = record.Document with
            {
                Name = LocalText.Of("Example centre", Language.English),
                ApplicationProcess = LocalText.Of("Call", Language.English),
            };
            await db.SaveChangesAsync(Cancel);
        }
        var english = await network.Kyrgyz();
        var her = english.With(english.Cookies, "tg");
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("name", ""), ("email", "help@example.org"), ("happens", "Касе ҷавоб медиҳад"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        var kept = await Read(network, service.Id);
        Assert.Equal(("help@example.org", "Example centre"), (kept.Email, kept.Name.Original.Text));
        await her.Open($"{All}/{service.Id}/words");
        await Write(her, service.Id, ("page", "words"), ("name", ""), ("apply", "Занг занед"));
        Assert.EndsWith($"{All}/{service.Id}/words?done=saved", her.At, StringComparison.Ordinal);
        Assert.Equal("Занг занед", (await Read(network, service.Id)).ApplicationProcess!.Exactly(Language.Find("tg")!)!.Text);
        // Where it was written first, it is asked for.
        await english.Open($"{All}/{service.Id}");
        await Write(english, service.Id, ("name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, english.Status);
        Assert.Contains("aria-describedby=\"name-fault\"", english.Page, StringComparison.Ordinal);
        Assert.Matches("id=\"name\"[^>]* autofocus", english.Page);
        // What goes wrong among the words comes back among the words.
        var other = english.With(english.Cookies, "tg");
        await other.Open($"{All}/{service.Id}/words");
        await her.Open($"{All}/{service.Id}/words");
        await Write(her, service.Id, ("page", "words"), ("name", "Маркази намуна"));
        await Write(other, service.Id, ("page", "words"), ("name", "Маркази дигар"));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.True(other.Sees("Маркази намуна") && other.Sees("Маркази дигар") && !other.Sees("name=\"kinds\""), other.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Sites_and_addresses_of_mail_are_ones_that_can_be_opened_and_an_old_fault_elsewhere_is_in_nobodys_way(
        Provider provider
    )
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("url", "javascript:alert(1)"), ("email", "nobody"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("Write the address of a site as") && her.Sees("Write an address of mail with one @"), her.Page);
        await Write(her, service.Id, ("url", "example.org/help"), ("email", "help@example.org"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.Equal("https://example.org/help", (await Read(network, service.Id)).Url);
        await using (var db = network.Site.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == service.Id, Cancel);
            record.Document = record.Document with { Email = "as a feed had it" };
            await db.SaveChangesAsync(Cancel);
        }
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("email", "as a feed had it"), ("fees", "Nothing"));
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.Equal("Nothing", (await Read(network, service.Id)).Fees!.Original.Text);
    }

    [Fact]
    public async Task A_new_service_that_nobody_could_call_is_told_and_kept()
    {
        await using var network = await Network.Members.Open(Provider.Sqlite);
        var her = await network.Kyrgyz();
        await her.Open($"{All}/new");
        var town = her.Match("<option value=\"(KG-[^\"]+)\"");
        await her.Send(
            $"{All}/new",
            ("name", "House canary-name"),
            ("kinds", "shelter"),
            ("phone", "000 55"),
            ("phone-for", "Owner"),
            ("town", town),
            ("address-shown", "no")
        );
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.True(her.Sees("Nobody can call this service") && her.Sees(">Saved.</p>"), her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_is_erased_leaves_her_changes_without_a_name(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("name", "Renamed house"));
        await using var db = network.Site.Node.Open();
        var person = (await db.ListingVersions.SingleAsync(v => v.Sequence == 2, Cancel)).By!.Value;
        await using (var transaction = await db.Database.BeginTransactionAsync(Cancel))
        {
            await Server.Accounts.ForgetPerson.Forget(db, person, "account.erase", TimeProvider.System.GetUtcNow(), Cancel);
            await transaction.CommitAsync(Cancel);
        }
        await using var after = network.Site.Node.Open();
        Assert.All(await after.ListingVersions.ToListAsync(Cancel), v => Assert.Null(v.By));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Lines_stay_lines_and_what_nobody_touched_is_no_change(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("happens", "First line\r\nSecond line"), ("alert", "One  notice"));
        Assert.Equal("First line\nSecond line", (await Read(network, service.Id)).BeforeYouCall.WhatHappens!.Original.Text);
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("happens", "First line\r\nSecond line"), ("alert", "One notice"));
        await using var db = network.Site.Node.Open();
        Assert.Equal(2, await db.ListingVersions.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_hidden_service_is_gone_from_every_page_at_once_and_can_be_shown_again(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service, reader) = (await network.Kyrgyz(), await Ours(network), new Persona(network.Site));
        await her.Open(All);
        await her.Send($"{All}/{service.Id}/hide");
        await reader.Open($"/find/{service.Id}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        Assert.True(her.Sees("Show again"));
        await her.Send($"{All}/{service.Id}/show");
        await reader.Open($"/find/{service.Id}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_suspended_organisation_changes_nothing_but_can_still_hide(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await using (var db = network.Site.Node.Open())
            await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Suspended), Cancel);
        network.Site.Services.GetRequiredService<Callers>().ForgetAll();
        await her.SendRaw($"{All}/{service.Id}", ("form-token", token), ("name", "Not ours to write"));
        Assert.Equal(HttpStatusCode.Forbidden, her.Status);
        await her.Open(All);
        await her.Send($"{All}/{service.Id}/hide");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        await using var after = network.Site.Node.Open();
        Assert.False(await after.PublicListings.AnyAsync(p => p.Id == service.Id, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_new_service_is_found_at_once_and_a_secret_address_has_no_field_to_stand_in(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await her.Open($"{All}/new");
        (string, string)[] said =
        [
            ("name", "House canary-name"),
            ("kinds", "shelter"),
            ("phone", "000 55"),
            ("phone-for", "Public"),
            ("town", ""),
        ];
        await her.Send($"{All}/new", said);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("House canary-name") && her.Sees("000 55"));
        var town = her.Match("<option value=\"(KG-[^\"]+)\"");
        await her.Send($"{All}/new", [.. said[..4], ("town", town), ("address-shown", "no"), ("address", "Canary street 7")]);
        var id = Guid.Parse(her.At.Split('?')[0][^36..]);
        Assert.False(her.Sees("Nobody can call this service"));
        var reader = new Persona(network.Site);
        await reader.Open($"/find/{id}");
        Assert.True(reader.Sees("House canary-name") && reader.Sees("000 55"));
        // That it was written is no check of it.
        Assert.True(reader.Sees("not yet checked by anybody") && !reader.Sees("by the organisation itself"), reader.Page);
        await using var db = network.Site.Node.Open();
        Assert.All(
            await db.Locations.Select(l => l.Document).ToListAsync(Cancel),
            l => Assert.DoesNotContain("Canary street", StoredJson.Write(l), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Canary street", StoredJson.Write(await Read(network, id)), StringComparison.Ordinal);
        Assert.Equal((await network.Of(OrganizationKind.WomensResourceCentre, "KG")).DirectoryId, (await Read(network, id)).OrganizationId);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_cannot_be_is_told_where_it_stands_and_nothing_is_lost(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, service) = (await network.Kyrgyz(), await Ours(network));
        await her.Open($"{All}/{service.Id}");
        await Write(
            her,
            service.Id,
            ("TU", "in the mornings"),
            ("phone", "call us"),
            ("phone-for", "Public"),
            ("description", "Kept as typed")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees("in the mornings") && her.Sees("call us") && her.Sees("Kept as typed"));
        Assert.True(her.Sees("Write hours as") && her.Sees("A telephone number holds"));
        Assert.Equal(StoredJson.Write(service.Document), StoredJson.Write(await Read(network, service.Id)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_text_is_translated_beside_its_original_and_told_older_when_that_changes(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var service = await Ours(network);
        var stranger = await network.Kazakh();
        await stranger.Open($"{All}/{service.Id}/words");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        var her = await network.Kyrgyz();
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("apply", "Call in the morning"));
        var inRussian = her.With(her.Cookies, "ru");
        await inRussian.Open($"{All}/{service.Id}/words");
        Assert.True(inRussian.Sees("Call in the morning") && inRussian.Sees("оригинал с тех пор изменился"));
        await Write(inRussian, service.Id, ("apply", "Позвоните утром"));
        await inRussian.Open($"{All}/{service.Id}/words");
        Assert.False(inRussian.Sees("оригинал с тех пор изменился"));
        Assert.Equal(TranslationState.Human, (await Read(network, service.Id)).ApplicationProcess!.Exactly(Language.Russian)!.State);
        await her.Open($"{All}/{service.Id}");
        await Write(her, service.Id, ("apply", "Call at noon"));
        await inRussian.Open($"{All}/{service.Id}/words");
        Assert.True(inRussian.Sees("Позвоните утром") && inRussian.Sees("оригинал с тех пор изменился"));
    }
}
