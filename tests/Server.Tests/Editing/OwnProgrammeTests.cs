using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Claims;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Editing;

/// <summary>An organisation writes, adds and claims the public entry of its programme for people who use violence: it never becomes help for survivors.</summary>
public sealed class OwnProgrammeTests
{
    private const string All = "/organization/services";
    private const string Canary = "canary-programme";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The one of the invented organisation that gives nothing else.</summary>
    private static async Task<ListingRecord> Ours(Network.Members network)
    {
        var own = (await network.Of(OrganizationKind.PerpetratorProgramme, "KG")).DirectoryId;
        await using var db = network.Site.Node.Open();
        return await db
            .Listings.AsNoTracking()
            .FirstAsync(l => l.OrganizationId == own && db.PublicListings.Any(p => p.Id == l.Id && p.IsProgramme), Cancel);
    }

    private static async Task<Listing> Read(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    private static async Task<Persona> Write(Persona her, Guid id, params (string Name, string Value)[] fields)
    {
        await her.Open($"{All}/{id}");
        return await her.Send($"{All}/{id}", [("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), .. fields]);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_else_writes_it_and_no_field_of_it_makes_it_help(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var programme = await Ours(network);
        foreach (
            var (who, status) in new[]
            {
                (await network.Kyrgyz(), HttpStatusCode.NotFound),
                (await network.State("KG"), HttpStatusCode.NotFound),
                (await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker), HttpStatusCode.Forbidden),
            }
        )
        foreach (var path in new[] { $"{All}/{programme.Id}", $"{All}/{programme.Id}/draft", $"{All}/{programme.Id}/preview/cards" })
            Assert.Equal(status, (await Entries.Act(who, path, ("takes", Canary))).Status);
        var her = await network.Programme();
        await Write(
            her,
            programme.Id,
            ("kinds", "shelter"),
            ("kinds-shown", "yes"),
            ("status", "Defunct"),
            ("eligibility", Canary),
            ("MO", "09:00-10:00"),
            ("places", "12")
        );
        Assert.Equal(HttpStatusCode.OK, her.Status);
        Assert.Equal(StoredJson.Write(programme.Document), StoredJson.Write(await Read(network, programme.Id)));
        await Write(her, programme.Id, ("state", "NoSuchState"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        // A number without its reader is no form of ours: nothing of what stands is lost by it.
        await Write(her, programme.Id, ("phone", "000 11"));
        Assert.Equal(HttpStatusCode.BadRequest, her.Status);
        Assert.Equal(StoredJson.Write(programme.Document), StoredJson.Write(await Read(network, programme.Id)));
        await Write(her, programme.Id, ("covered", "XX"), ("covered-shown", "yes"));
        Assert.DoesNotContain((await Read(network, programme.Id)).ServiceAreas, a => a.PlaceKey == "XX");
        // A service is written by no field of a programme.
        var shelter = await network.Uzbek();
        var own = (await network.Of(OrganizationKind.Shelter, "UZ")).DirectoryId;
        await using var db = network.Site.Node.Open();
        var help = await db.Listings.AsNoTracking().FirstAsync(l => l.OrganizationId == own, Cancel);
        await Write(
            shelter,
            help.Id,
            ("state", "Closed"),
            ("takes", Canary),
            ("enrol", Canary),
            ("covered", "UZ"),
            ("covered-shown", "yes")
        );
        Assert.Equal(HttpStatusCode.OK, shelter.Status);
        Assert.Equal(StoredJson.Write(help.Document), StoredJson.Write(await Read(network, help.Id)));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_she_writes_stands_on_its_page_in_the_interface_and_in_its_history_and_goes_back(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, programme) = (await network.Programme(), await Ours(network));
        await her.Open(All);
        Assert.True(her.Sees($"{All}/{programme.Id}\"") && her.Sees("programme for people who use violence"), her.Page);
        var (takes, enrol) = ("Men of full age, whoever sends them", "Call on any working day");
        await Write(
            her,
            programme.Id,
            ("takes", takes),
            ("enrol", enrol),
            ("state", nameof(ProgrammeState.Suspended)),
            ("covered-shown", "yes"),
            ("covered", "KG-C"),
            ("covered", "KG-GB")
        );
        Assert.EndsWith($"{All}?done=saved", her.At, StringComparison.Ordinal);
        var reader = new Persona(network.Site);
        await reader.Open($"/programmes/{programme.Id}");
        Assert.True(reader.Sees(takes) && reader.Sees(enrol) && reader.Sees("suspended") && reader.Sees("Chuy Region"), reader.Page);
        var said = await network.Site.Browser.GetStringAsync($"/hsds/services/{programme.Id}", Cancel);
        Assert.Contains(takes, said, StringComparison.Ordinal);
        Assert.Contains("temporarily closed", said, StringComparison.Ordinal);
        await reader.Open($"/find/{programme.Id}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        await her.Open($"{All}/{programme.Id}");
        Assert.True(her.Sees($"<ins>{takes}</ins>") && her.Sees("<ins>suspended</ins>"), her.Page);
        await her.Send($"{All}/{programme.Id}/undo", ("sequence", her.Match("name=\"sequence\" value=\"([0-9]+)\"")));
        await reader.Open($"/programmes/{programme.Id}");
        Assert.False(reader.Sees(takes) || reader.Sees("suspended"), reader.Page);
        // Translated beside its original, as every text of hers.
        await her.OpenExactly($"/ru{All}/{programme.Id}/words");
        Assert.True(her.Sees("name=\"takes\"") && her.Sees("name=\"enrol\"") && !her.Sees("name=\"happens\""), her.Page);
        await her.Open(All);
        await her.Send($"{All}/{programme.Id}/hide");
        await reader.Open($"/programmes/{programme.Id}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task She_sees_before_saving_the_very_page_of_the_programme_and_a_draft_is_nobody_elses(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, programme) = (await network.Programme(), await Ours(network));
        foreach (var page in new[] { "", "/cards", "/others" })
        {
            await Entries.Act(her, $"{All}/{programme.Id}/preview{page}", ("takes", Canary), ("state", nameof(ProgrammeState.Closed)));
            Assert.True(her.Sees(Canary) && her.Sees("closed"), page);
            Assert.Equal(page.Length == 0, her.Sees("Joining a programme is no proof that he has become safe"));
        }
        await her.Open($"{All}/{programme.Id}");
        await her.Send(
            $"{All}/{programme.Id}/draft",
            ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")),
            ("takes", Canary),
            ("enrol", "")
        );
        var reader = new Persona(network.Site);
        await reader.Open($"/programmes/{programme.Id}");
        Assert.False(reader.Sees(Canary));
        await her.Open($"{All}/{programme.Id}");
        await her.Open(her.Match($"href=\"/en({All}/{programme.Id}/drafts/[0-9a-f-]+)\""));
        Assert.True(her.Sees(Canary), her.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_that_she_adds_stands_among_programmes_alone(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var caseworker = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.Caseworker);
        await caseworker.Open($"{All}/new/programme");
        Assert.Equal(HttpStatusCode.Forbidden, caseworker.Status);
        var her = await network.Kyrgyz();
        await her.Open($"{All}/new/programme");
        (string, string)[] fields =
        [
            ("name", Canary),
            ("state", nameof(ProgrammeState.Planned)),
            ("takes", "Whoever wants to change"),
            ("phone", "0312 77 00 01"),
            ("phone-for", "Public"),
            ("address-shown", "no"),
        ];
        await her.Send($"{All}/new/programme", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, her.Status);
        Assert.True(her.Sees(Canary) && her.Sees("Please choose the town"), her.Page);
        await her.Send($"{All}/new/programme", [.. fields, ("town", "KG-bishkek")]);
        Assert.Equal(HttpStatusCode.OK, her.Status);
        await using var db = network.Site.Node.Open();
        var id = Guid.Parse(her.At.Split('/', '?').Single(p => Guid.TryParse(p, out _)));
        var added = await db.PublicListings.AsNoTracking().SingleAsync(p => p.Id == id, Cancel);
        Assert.True(added.IsProgramme);
        Assert.Equal(ProgrammeState.Planned, added.View.Programme?.State);
        var reader = new Persona(network.Site);
        await reader.Open("/programmes/KG");
        Assert.True(reader.Sees(Canary) && reader.Sees("planned, does not take anybody yet"), reader.Page);
        await reader.Open($"/find/{added.Id}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_that_a_source_brought_is_claimed_with_its_words_and_the_mapping_goes_with_it(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("men", town: "KG-osh");
        await entries.Change(
            entry,
            l =>
                l with
                {
                    Terms = ["perpetrator-programme"],
                    Programme = new(ProgrammeState.Pilot)
                    {
                        SinceYear = 2024,
                        WhomItTakes = Domain.Languages.LocalText.Of(Canary, Domain.Languages.Language.English),
                        Details = Held.For(Audience.Owner, new ProgrammeDetails { Method = "method-canary" }),
                    },
                }
        );
        var mapped = Guid.CreateVersion7();
        await using (var db = network.Site.Node.Open())
        {
            db.MappedProgrammes.Add(
                new()
                {
                    Id = mapped,
                    Country = "KG",
                    ListingId = entry,
                    BegunAt = network.Clock.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync(Cancel);
        }
        async Task<Guid?> MappedWith()
        {
            await using var db = network.Site.Node.Open();
            return (await db.MappedProgrammes.AsNoTracking().SingleAsync(p => p.Id == mapped, Cancel)).ListingId;
        }
        var her = await network.Programme();
        await her.SendRaw("/organization/claims/find", ("words", "hou men"));
        await her.Open($"/organization/claims/new/{entry}");
        Assert.True(her.Sees($"/en/programmes/{entry}\""), her.Page);
        var claim = await entries.Claim(her, entry);
        var decides = await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint);
        await decides.Open("/claims");
        if (!decides.Sees($"/claims/{claim}/confirm"))
            decides = await network.Be(OrganizationKind.WomensResourceCentre, "KG", Role.RegionalCoordinator);
        var own = await entries.Confirm(decides, claim);
        var programme = (await Read(network, own)).Programme!;
        Assert.Equal((ProgrammeState.Pilot, 2024, Canary), (programme.State, programme.SinceYear, programme.WhomItTakes?.Original.Text));
        Assert.Null(programme.Details);
        Assert.Equal(own, await MappedWith());
        await Write(her, own, ("takes", "Written by those who give it"));
        var reader = new Persona(network.Site);
        await reader.Open($"/programmes/{own}");
        Assert.True(reader.Sees("Written by those who give it"), reader.Page);
        await her.Open("/organization/claims");
        await her.Send($"/organization/claims/{claim}/give-back");
        Assert.Equal(entry, await MappedWith());
        await reader.Open($"/programmes/{entry}");
        Assert.True(reader.Sees(Canary), reader.Page);
    }
}
