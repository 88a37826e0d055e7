using System.Text.RegularExpressions;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Node;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

/// <summary>Everything the public may know of a listing stands on its page, and nothing else does.</summary>
public sealed class ListingFactsTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];

    private static LocalText English(string text) => LocalText.Of(text, Language.English);

    private static Phone Number(string number) => new(Guid.CreateVersion7(), number);

    [Theory, MemberData(nameof(Providers))]
    public async Task The_number_comes_with_its_extension_and_a_card_only_where_there_is_a_number(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var called = new Listing(Guid.CreateVersion7(), organization.Id, English("Called"))
        {
            Phones = [Held.Public(Number("+996 312 30 30 30") with { Extension = "77" })],
        };
        var silent = new Listing(Guid.CreateVersion7(), organization.Id, English("Silent"));
        await site.Publish(organization, null, called, silent);
        Assert.Contains("77", await site.Get($"/en/find/{called.Id}/number"), StringComparison.Ordinal);
        Assert.Contains($"/en/find/{called.Id}/card", await site.Get($"/en/find/{called.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/en/find/{silent.Id}/card", await site.Get($"/en/find/{silent.Id}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task The_numbers_to_call_in_danger_name_their_country_also_beside_a_listing_of_another(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var place = new Location(Guid.CreateVersion7())
        {
            Whereabouts = new Whereabouts.Shown([], Gazetteer.Find("KZ-almaty")!.Seat, "KZ-almaty"),
        };
        var abroad = new Listing(Guid.CreateVersion7(), organization.Id, English("Abroad")) { At = [new(Guid.CreateVersion7(), place.Id)] };
        await site.Publish(organization, place, abroad);
        Assert.Contains("<h3>Kyrgyzstan</h3>", await site.Get($"/en/find/{abroad.Id}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Shows_each_public_value_and_no_other(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"))
        {
            Website = "https://organisation.example/",
            Phones = [Held.Public(Number("+996 312 10 10 10")), Held.For(Audience.Professionals, Number("+996 312 66 66 01"))],
        };
        var place = new Location(Guid.CreateVersion7())
        {
            Name = "House with the blue door",
            Whereabouts = new Whereabouts.Shown(
                [
                    new(Guid.CreateVersion7(), "Chuy Avenue 1", "Bishkek", "KG")
                    {
                        Address2 = "second floor",
                        PostalCode = "720000",
                        Attention = "c/o Tulip",
                    },
                ],
                Gazetteer.Find("KG-bishkek")!.Seat,
                "KG-bishkek"
            ),
            Transportation = "bus 7 to the theatre",
            Accessibility = [new(Guid.CreateVersion7(), "wheelchair", "ring first", null), new(Guid.CreateVersion7(), "lift", null, null)],
            Phones = [Held.Public(Number("+996 312 20 20 20")), Held.For(Audience.Owner, Number("+996 312 66 66 02"))],
        };
        var listing = Facts.Full(organization.Id, place.Id);
        await site.Publish(organization, place, listing);

        var page = await site.Get($"/en/find/{listing.Id}");
        foreach (var shown in Facts.Shown)
            Assert.Contains(shown, page, StringComparison.Ordinal);
        foreach (var hidden in Facts.Hidden)
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+996312303030;ext=12\"", page, StringComparison.Ordinal);

        foreach (var small in new[] { await site.Get($"/en/find/{listing.Id}/card"), await site.Get($"/en/find/{listing.Id}/number") })
        {
            Assert.Contains("+996 312 30 30 30", small, StringComparison.Ordinal);
            foreach (var telling in new[] { "Tulip", "Counsel", "ounselling", "Bishkek", "Chuy", "violence", "women" })
                Assert.DoesNotContain(telling, small, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Of_a_hidden_place_only_its_area_is_told_and_why(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var place = new Location(Guid.CreateVersion7())
        {
            Whereabouts = new Whereabouts.AreaOnly("KG-osh", "KG"),
            Transportation = "bus 7 to the theatre",
        };
        var listing = new Listing(Guid.CreateVersion7(), organization.Id, English("Safe house"))
        {
            Terms = ["shelter"],
            At = [new(Guid.CreateVersion7(), place.Id)],
        };
        await site.Publish(organization, place, listing);
        var page = await site.Get($"/en/find/{listing.Id}");
        Assert.Contains(
            "The address is not shown, to keep people safe. Area: Kyrgyzstan. Call first, and ask how to come safely.",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("bus 7", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Osh", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_knows_is_said_to_be_unknown()
    {
        await using var site = await RealSite.Open(Provider.Sqlite);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var listing = new Listing(Guid.CreateVersion7(), organization.Id, English("Little known"));
        await site.Publish(organization, null, listing);
        var page = await site.Get($"/en/find/{listing.Id}");
        Assert.Contains("We do not know. You can ask before you say anything about yourself.", page, StringComparison.Ordinal);
        Assert.Contains("no number known", page, StringComparison.Ordinal);
        Assert.Contains("hours not known", page, StringComparison.Ordinal);
        Assert.Contains("not yet checked by anybody", page, StringComparison.Ordinal);
        foreach (
            var question in new[]
            {
                "May I keep my name to myself?",
                "Do they tell police",
                "Do I need papers",
                "May I bring children?",
                "How do they answer?",
            }
        )
            Assert.Matches(
                $"{question.Replace("?", "\\?", StringComparison.Ordinal)}[^<]*</dt>\\s*<dd>\\s*<span class=\"muted\">not known</span>",
                page
            );
    }

    [Fact]
    public async Task A_check_grows_old_and_the_page_says_so()
    {
        await using var site = await RealSite.Open(Provider.Sqlite);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Listing CheckedOn(DateOnly day) =>
            new(Guid.CreateVersion7(), organization.Id, English("Checked")) { CheckedOn = day, CheckedBy = English("by phone") };
        var (fresh, old) = (CheckedOn(today.AddDays(-90)), CheckedOn(today.AddDays(-200)));
        await site.Publish(organization, null, fresh, old);
        Assert.Matches("class=\"chip good\">checked [^<]+, by phone<", await site.Get($"/en/find/{fresh.Id}"));
        Assert.Matches("class=\"chip warn\">last checked [67] months ago<", await site.Get($"/en/find/{old.Id}"));
    }

    [Fact]
    public async Task A_translation_says_how_it_was_made_and_safety_is_never_told_by_a_machine()
    {
        await using var site = await RealSite.Open(Provider.Sqlite);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        LocalText Two(string english, string russian, TranslationState state) =>
            new([new("en", english, TranslationState.Original), new("ru", russian, state)]);
        var listing = new Listing(Guid.CreateVersion7(), organization.Id, English("Centre"))
        {
            Description = Two("An old house.", "Старый дом.", TranslationState.Machine),
            Eligibility = Two("Women only.", "Одни женщины.", TranslationState.Machine),
            BeforeYouCall = new() { WhatHappens = Two("A woman answers.", "Отвечает женщина.", TranslationState.Human) },
        };
        await site.Publish(organization, null, listing);
        var page = await site.Get($"/ru/find/{listing.Id}");
        Assert.Contains("Старый дом.", page, StringComparison.Ordinal);
        Assert.Contains("Машинный перевод, не проверен · показать оригинал", page, StringComparison.Ordinal);
        Assert.Contains("An old house.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Одни женщины.", page, StringComparison.Ordinal);
        Assert.Matches(
            "lang=\"en\">Women only.</span>\\s*<small class=\"note\">На вашем языке этого пока нет. Язык текста: английский",
            page
        );
        Assert.Contains("Отвечает женщина.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_mostly_in_another_language_says_so_once()
    {
        await using var site = await RealSite.Open(Provider.Sqlite);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var listing = Facts.Full(organization.Id, Guid.CreateVersion7());
        await site.Publish(organization, null, listing);
        var page = await site.Get($"/tk/find/{listing.Id}");
        Assert.Contains("A counsellor answers.", page, StringComparison.Ordinal);
        Assert.Equal(1, Regex.Count(page, "Siziň diliňizde entek ýok. Ýazgynyň dili: iňlis dili"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Names_the_feed_it_came_from(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var listing = new Listing(Guid.CreateVersion7(), organization.Id, English("Centre"));
        await site.Publish(organization, null, listing);
        await using (var db = site.Node.Open())
        {
            var source = new ImportSource { Id = Guid.CreateVersion7(), Name = "Osh directory" };
            db.ImportSources.Add(source);
            (await db.Listings.FindAsync([listing.Id], TestContext.Current.CancellationToken))!.SourceId = source.Id;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await PublishListings.Publish(db, [listing.Id], TestContext.Current.CancellationToken);
        }
        Assert.Contains("Osh directory", await site.Get($"/en/find/{listing.Id}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_hidden_listing_is_not_told_from_one_that_never_was(Provider provider)
    {
        await using var site = await RealSite.Open(provider);
        var organization = new Organization(Guid.CreateVersion7(), English("Organisation Tulip"));
        var listing = new Listing(Guid.CreateVersion7(), organization.Id, English("Centre"));
        await site.Publish(organization, null, listing);
        Assert.Contains("Centre", await site.Get($"/en/find/{listing.Id}"), StringComparison.Ordinal);
        Assert.Equal(0, (await site.Node.Tirek("listing", "hide", listing.Id.ToString())).Code);
        var never = Guid.CreateVersion7();
        foreach (var page in new[] { "", "/card", "/number" })
        {
            var hidden = await site.Get($"/en/find/{listing.Id}{page}");
            Assert.Contains("There is nothing here", hidden, StringComparison.Ordinal);
            Assert.Equal(
                (await site.Get($"/en/find/{never}{page}")).Replace($"{never}", "", StringComparison.Ordinal),
                hidden.Replace($"{listing.Id}", "", StringComparison.Ordinal)
            );
        }
    }
}
