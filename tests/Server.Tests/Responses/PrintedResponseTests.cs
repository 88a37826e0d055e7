using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Documents;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Responses;

/// <summary>Sheets and booklets on paper and as files: what must never stand in them, what must, and when they are no longer right.</summary>
public sealed class PrintedResponseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] Pages = ["/places/KG-osh", "/places/KG-osh/change", "/places/KG-osh/sheet", "/places/KG/booklet"];
    private static readonly string[] Files =
    [
        "/en/places/KG-osh/sheet.pdf",
        "/en/places/KG-osh/sheet.docx",
        "/en/places/KG/booklet.pdf",
        "/en/places/KG/booklet.docx",
    ];

    /// <summary>All that a member can read of Osh, page by page and file by file.</summary>
    private static async Task<Dictionary<string, string>> ReadAll(Network.Members network, Persona her)
    {
        var all = new Dictionary<string, string>();
        foreach (var path in Pages)
            all[path] = (await her.Open(path)).Page;
        foreach (var path in Files)
            all[path] = Printing.Everything(await Printing.Bytes(network.Site, her, path));
        return all;
    }

    private static async Task Change(Network.Members network, Guid id, Action<ListingRecord, AppDb> change)
    {
        await using var db = network.Site.Node.Open();
        var record = await db.Listings.SingleAsync(l => l.Id == id, Cancel);
        change(record, db);
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [id], Cancel);
    }

    private static Held<Phone> Number(Audience reader, string number) => Held.For(reader, new Phone(Guid.CreateVersion7(), number));

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_what_is_closed_for_a_time_no_hour_is_told_at_which_it_would_open(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, counselling) = (await network.Kyrgyz(), DemonstrationListing.Id(1, "counselling"));
        foreach (var status in new[] { ListingStatus.Active, ListingStatus.TemporarilyClosed })
        {
            await Change(
                network,
                counselling,
                (record, _) =>
                    record.Document = record.Document with
                    {
                        Status = status,
                        Schedules =
                        [
                            Held.Public(
                                new Schedule(Guid.CreateVersion7())
                                {
                                    Freq = "DAILY",
                                    OpensAt = new(7, 13),
                                    ClosesAt = new(19, 17),
                                }
                            ),
                        ],
                    }
            );
            foreach (var (path, said) in await ReadAll(network, her))
            {
                if (path.EndsWith("/change", StringComparison.Ordinal))
                    continue;
                Assert.True(said.Contains("07:13", StringComparison.Ordinal) == (status == ListingStatus.Active), $"{status} {path}");
                Assert.True(
                    status == ListingStatus.Active || said.Contains("temporarily closed", StringComparison.Ordinal),
                    $"{status} {path}"
                );
            }
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_for_the_owner_and_where_a_hidden_place_is_stand_on_no_sheet_and_in_no_file(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var shelter = DemonstrationListing.Id(2, "shelter");
        await Change(
            network,
            shelter,
            (record, db) =>
            {
                record.Document = record.Document with
                {
                    Phones =
                    [
                        Number(Audience.Professionals, "000 88 88 canary-professional"),
                        Number(Audience.Owner, "000 99 99 canary-owner"),
                    ],
                    Notes = [Held.For(Audience.Owner, "canary-note")],
                    Schedules =
                    [
                        Held.For(
                            Audience.Professionals,
                            new Schedule(Guid.CreateVersion7()) { Description = LocalText.Of("canary-hours") }
                        ),
                    ],
                };
                var place = db.Locations.Single(l => l.Id == record.Document.At[0].LocationId);
                place.Document = place.Document with
                {
                    Name = "canary-house",
                    Transportation = "canary-bus",
                    AlternateName = "canary-gate",
                };
            }
        );
        // A paper goes from hand to hand, to state bodies too: what is for professionals stands on the page, and on no paper.
        string[] forHer = ["/places/KG-osh", "/places/KG-osh/change"];
        var all = (await ReadAll(network, await network.Programme())).Select(r =>
            (Where: r.Key, Said: r.Value, IsHers: forHer.Contains(r.Key))
        );
        var police = (await ReadAll(network, await network.State("KG"))).Select(r =>
            (Where: $"state {r.Key}", Said: r.Value, IsHers: false)
        );
        foreach (var (where, said, isHers) in all.Concat(police))
        {
            Assert.True(isHers == said.Contains("canary-professional", StringComparison.Ordinal), where);
            foreach (
                var canary in new[]
                {
                    "canary-owner",
                    "canary-note",
                    "canary-house",
                    "canary-bus",
                    "canary-gate",
                    "canary-hours",
                    "000 99 99",
                }
            )
                Assert.False(said.Contains(canary, StringComparison.Ordinal), $"{canary} in {where}");
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_controlled_record_is_a_number_to_call_and_nothing_else(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var crisis = DemonstrationListing.Id(2, "counselling");
        await Change(
            network,
            crisis,
            (record, _) =>
            {
                record.IsControlled = true;
                record.Document = record.Document with
                {
                    Name = LocalText.Of("canary-name"),
                    CheckedBy = LocalText.Of("canary-checker"),
                    Phones = [Number(Audience.Public, "000 44 44 canary-number")],
                };
            }
        );
        foreach (var (where, said) in await ReadAll(network, await network.Kyrgyz()))
        {
            Assert.True(said.Contains("canary-number", StringComparison.Ordinal), where);
            Assert.False(said.Contains("canary-name", StringComparison.Ordinal), where);
            Assert.False(said.Contains("canary-checker", StringComparison.Ordinal), where);
        }
        var stranger = new Persona(network.Site);
        await stranger.Open($"/find/{crisis}");
        Assert.False(stranger.Sees("canary-number"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_number_that_changes_marks_the_sheet_and_the_booklet_that_were_given_out(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var counselling = DemonstrationListing.Id(1, "counselling");
        await her.Open("/places/KG-osh");
        // The invented edition has an older number of the shelter.
        Assert.True(her.Sees("Print it anew: on edition"), her.Page);
        await her.Send("/places/KG-osh/given-out");
        Assert.False(her.Sees("reprint"), her.Page);
        await her.Open("/places/KG/booklet");
        await her.Send("/places/KG/given-out");
        Assert.False(her.Sees("reprint"), her.Page);
        // To look at it and to save it are no edition; nor is a number set otherwise another number.
        await Printing.Bytes(network.Site, her, "/en/places/KG/booklet.pdf");
        await Printing.ChangeNumber(her, counselling, (await NumberOf(network, counselling)).Replace(" ", "-", StringComparison.Ordinal));
        await her.Open("/places");
        Assert.False(her.Sees("reprint"), her.Page);

        await Printing.ChangeNumber(her, counselling, "000 12 34 56");
        await her.Open("/places");
        // Both towns whose sheets were given out: only Osh; and the booklet.
        Assert.Equal(2, global::System.Text.RegularExpressions.Regex.Count(her.Page, ">reprint<"));
        foreach (var path in new[] { "/places/KG-osh", "/places/KG-osh/sheet", "/places/KG/booklet" })
        {
            await her.Open(path);
            Assert.True(her.Sees("Print it anew") && her.Sees("Osh · Counselling · Example centre 1"), path + her.Page);
        }
        // What is printed now replaces that paper: it names the edition that it will be, and no fault of the one before.
        foreach (var (file, edition) in new[] { ("KG/booklet", "-2, "), ("KG-osh/sheet", "-3, ") })
        {
            var words = Printing.Everything(await Printing.Bytes(network.Site, her, $"/en/places/{file}.docx"));
            Assert.DoesNotContain("Print it anew", words, StringComparison.Ordinal);
            Assert.DoesNotContain("no longer right", words, StringComparison.Ordinal);
            Assert.Contains($"Edition {network.Clock.GetUtcNow().Year}{edition}", words, StringComparison.Ordinal);
        }
        await her.Open("/places/KG-osh");
        await her.Send("/places/KG-osh/given-out");
        Assert.False(her.Sees("reprint"));
        await using (var db = network.Site.Node.Open())
        {
            var before = await db.PrintedEditions.CountAsync(Cancel);
            await her.Send("/places/KG-osh/given-out");
            Assert.True(her.Sees("Nothing has changed since the last edition"), her.Page);
            Assert.Equal(before, await db.PrintedEditions.CountAsync(Cancel));
            await (await SheetForm.Open(her, "KG-osh")).Own(ResponseTask.ChildProtection, 1).Send(her);
            await her.Send("/places/KG-osh/given-out");
            Assert.Equal(before + 1, await db.PrintedEditions.CountAsync(Cancel));
        }
        await her.Open("/organization/trail");
        Assert.True(her.Sees("gave an edition out on paper"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Who_is_hidden_at_once_is_off_every_sheet_and_paper_that_names_it_is_marked(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var counselling = DemonstrationListing.Id(1, "counselling");
        var number = await NumberOf(network, counselling);
        await her.Open("/places/KG-bishkek");
        await her.Send("/places/KG-bishkek/given-out");
        await her.Open("/organization/services");
        await her.Send($"/organization/services/{counselling}/hide");
        await her.Open("/places/KG-bishkek");
        Assert.True(her.Sees("Print it anew") && her.Sees("Bishkek · Counselling · no longer in the directory"), her.Page);
        foreach (var (where, said) in await ReadAll(network, her))
            Assert.False(said.Contains(number, StringComparison.Ordinal), where);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_crisis_number_that_changes_marks_them_too(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        await her.Open("/places/KG-bishkek");
        await her.Send("/places/KG-bishkek/given-out");
        await using (var db = network.Site.Node.Open())
            await db
                .CrisisNumbers.Where(n => n.Country == "KG" && n.Rank == 1)
                .ExecuteUpdateAsync(u => u.SetProperty(n => n.Number, "000 911"), Cancel);
        await network.Site.Services.GetRequiredService<Server.Node.NodeState>().Refresh(Cancel);
        await her.Open("/places/KG-bishkek");
        Assert.True(her.Sees("Number to call in danger"), her.Page);
    }

    [Theory]
    [InlineData("ru", "кто здесь отвечает", "пробел")]
    [InlineData("ky", "бул жерде ким жооп берет", "Зомбулук жасаган адамдар үчүн программа")]
    [InlineData("tg", "дар ин ҷо кӣ ҷавоб медиҳад", "Амрномаи муҳофизатӣ")]
    [InlineData("uz", "bu yerda kim javob beradi", "Zoʻravonlik sodir etgan shaxslar")]
    public async Task Files_say_in_the_letters_of_the_language_who_answers_what_is_missing_and_that_it_is_invented(
        string language,
        string title,
        string line
    )
    {
        await using var network = await Network.Members.Open(Provider.Sqlite);
        var her = await network.Kyrgyz();
        using var pdf = new ReadPdf(await Printing.Bytes(network.Site, her, $"/{language}/places/KG-osh/sheet.pdf"));
        var word = await Printing.Bytes(network.Site, her, $"/{language}/places/KG-osh/sheet.docx");
        foreach (var said in new[] { pdf.Root.Text, Printing.Words(word) })
        {
            Assert.Contains(Joined(title), Joined(said), StringComparison.Ordinal);
            Assert.Contains(Joined(line), Joined(said), StringComparison.Ordinal);
        }
        var mark = Server.Shell.ShellText.ResourceManager.GetString("Demonstration", Language.Find(language)!.Culture)!;
        Assert.All(pdf.Shown, sheet => Assert.Contains(Joined(mark), Joined(sheet), StringComparison.Ordinal));
        Assert.Contains(mark, Printing.Everything(word), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booklet_has_every_town_under_a_heading_of_its_own_and_is_sound_for_Word()
    {
        await using var network = await Network.Members.Open(Provider.Sqlite);
        var her = await network.Kyrgyz();
        var word = await Printing.Bytes(network.Site, her, "/ky/places/KG/booklet.docx");
        Assert.Empty(ReadWord.Faults(word));
        Assert.Equal(["Ош", "Бишкек"], ReadWord.Headings(word, 2).Intersect(["Бишкек", "Ош"]).OrderByDescending(h => h == "Ош"));
        Assert.Equal(word, await Printing.Bytes(network.Site, her, "/ky/places/KG/booklet.docx"));
    }

    private static async Task<string> NumberOf(Network.Members network, Guid listing)
    {
        await using var db = network.Site.Node.Open();
        var kept = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == listing, Cancel);
        return kept.Document.Phones[0].For<PublicReader>()!.Number;
    }

    private static string Joined(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
