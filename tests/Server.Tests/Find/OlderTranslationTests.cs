using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Demonstration;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Find;

/// <summary>A translation of before the original changed may say the opposite: where a visit hangs on it, the original stands first.</summary>
public sealed class OlderTranslationTests
{
    private static readonly Guid Id = DemonstrationListing.Id(1, "counselling");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static LocalText Changed(string now, string older) =>
        new([new("en", now, TranslationState.Original), new("ru", older, TranslationState.Outdated)]);

    private static async Task Change(TestSite site, Func<Listing, Listing> change)
    {
        await using var db = site.Node.Open();
        var record = await db.Listings.SingleAsync(l => l.Id == Id, Cancel);
        record.Document = change(record.Document);
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [Id], Cancel);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    public async Task The_original_comes_first_and_the_older_translation_is_marked_as_older(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        (string Now, string Older)[] texts =
        [
            ("50 som", "Бесплатно совсем."),
            ("Only with a passport", "Паспорт не нужен."),
            ("Call first", "Приходите сразу."),
            ("Moved to another house", "Работаем на старом месте."),
            ("Closed on Mondays", "Открыто каждый день."),
        ];
        await Change(
            site,
            l =>
                l with
                {
                    Fees = Changed(texts[0].Now, texts[0].Older),
                    Eligibility = Changed(texts[1].Now, texts[1].Older),
                    ApplicationProcess = Changed(texts[2].Now, texts[2].Older),
                    Alert = Held.Public(Changed(texts[3].Now, texts[3].Older)),
                    Schedules = [Held.Public(new Schedule(Guid.CreateVersion7()) { Description = Changed(texts[4].Now, texts[4].Older) })],
                    Description = Changed("What we do now", "Что мы делали раньше"),
                }
        );
        foreach (var path in new[] { $"/ru/find/{Id}", $"/ru/find/{Id}/sheet" })
        {
            var page = await site.Get(path);
            foreach (var (now, older) in texts[..4])
            {
                var (first, second) = (page.IndexOf(now, StringComparison.Ordinal), page.IndexOf(older, StringComparison.Ordinal));
                Assert.True(0 < first && first < second, $"{path}: {now}");
                Assert.Contains("Прежний перевод", page[first..second], StringComparison.Ordinal);
            }
            Assert.Contains(texts[4].Now, page, StringComparison.Ordinal);
            Assert.DoesNotContain(texts[4].Older, page, StringComparison.Ordinal);
        }
        var listing = await site.Get($"/ru/find/{Id}");
        Assert.Contains(
            "(старше оригинала)",
            listing[listing.IndexOf("Что мы делали раньше", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    public async Task In_a_list_of_results_too_she_sees_what_is_older_and_in_which_language_the_rest_is(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await Change(
            site,
            l =>
                l with
                {
                    Alert = Held.Public(Changed("Moved to another house", "Работаем на старом месте.")),
                    BeforeYouCall = l.BeforeYouCall with { WhatHappens = Changed("Somebody asks your age", "Никто ничего не спросит.") },
                }
        );
        var list = await Search();
        foreach (
            var (now, older) in new[]
            {
                ("Moved to another house", "Работаем на старом месте."),
                ("Somebody asks your age", "Никто ничего не спросит."),
            }
        )
        {
            var (first, second) = (list.IndexOf(now, StringComparison.Ordinal), list.IndexOf(older, StringComparison.Ordinal));
            Assert.True(0 < first && first < second, list);
            Assert.Contains("Прежний перевод", list[first..second], StringComparison.Ordinal);
        }
        await Change(site, l => l with { Alert = Held.Public(LocalText.Of("Moved to another house", Language.English)) });
        list = await Search();
        var alert = list[list.IndexOf("Moved to another house", StringComparison.Ordinal)..];
        Assert.Contains("английск", alert[..alert.IndexOf("</p>", StringComparison.Ordinal)], StringComparison.Ordinal);

        async Task<string> Search()
        {
            // The index is a moment behind.
            await site.Services.GetRequiredService<Server.Search.IndexFollower>().Follow(Cancel);
            return await site.Post("/ru/find", ("kind", "counselling"), ("near", "KG-osh"));
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    public async Task Two_secret_places_of_one_area_are_said_once(Provider provider)
    {
        await using var site = await TestSite.Open(provider);
        await using (var db = site.Node.Open())
        {
            var places = new[] { "KG-osh", "KG-naryn" }
                .Select(town => new Location(Guid.CreateVersion7()) { Whereabouts = new Whereabouts.AreaOnly(town, "KG") })
                .ToList();
            db.Locations.AddRange(places.Select(p => new Server.Data.LocationRecord { Id = p.Id, Document = p }));
            await db.ListingPlaces.Where(p => p.ListingId == Id).ExecuteDeleteAsync(Cancel);
            db.ListingPlaces.AddRange(places.Select(p => new Server.Data.ListingPlace { ListingId = Id, LocationId = p.Id }));
            await db.SaveChangesAsync(Cancel);
            await Change(site, l => l with { At = [.. places.Select(p => new ListingAtLocation(Guid.CreateVersion7(), p.Id))] });
        }
        foreach (var path in new[] { $"/en/find/{Id}", $"/en/find/{Id}/sheet" })
            Assert.Equal(2, (await site.Get(path)).Split("Area: Kyrgyzstan").Length);
    }
}
