using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Duplicates;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Duplicates;

/// <summary>Feeds go on writing what was merged: nothing of it comes back, and nothing of it is lost.</summary>
public sealed class MergedFeedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task Import(TestNode node, string first, string? second, string edition, params string[] programmes)
    {
        using var feed = new TestFeed()
            .With("organization", "id,name", "o1,Dawn foundation")
            .With(
                "service",
                [
                    "id,organization_id,name,description,email,status,taxonomy_ids",
                    $"s1,o1,Dawn legal clinic,{first},first@mail.example,active,legal-aid",
                    .. second is null
                        ? Array.Empty<string>()
                        :
                        [
                            $"s2,o1,Dawn clinic legal,{second},second@mail.example,active,{(programmes.Length > 0 ? "perpetrator-programme" : "legal-aid")}",
                        ],
                ]
            )
            .With(
                "phone",
                ["id,service_id,number", "p1,s1,+7 700 555 11 22", .. second is null ? Array.Empty<string>() : ["p2,s2,8 (700) 5551122"]]
            )
            .With("programme", ["service_id,state", .. programmes.Select(id => $"{id},active")])
            .With("metadata", "id,resource_id,resource_type,last_action_date,last_action_type", $"m1,s1,service,2026-01-01,{edition}");
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.True(code == 0, said);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_new_edition_neither_brings_back_what_was_merged_nor_loses_what_was_chosen(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await Import(node, "first", "second", "one");
        await using var db = node.Open();
        await LookForPairs.Look(db, Cancel);
        var pair = await db.DuplicatePairs.AsNoTracking().SingleAsync(Cancel);
        Assert.Contains(pair.Reasons, r => r.StartsWith($"{DuplicateReason.SameTelephone}", StringComparison.Ordinal));
        var ids = await db.Listings.ToDictionaryAsync(l => l.SourceKey!, l => l.Id, Cancel);
        await Merge(db, pair.Id, ids["s2"], ids["s1"]);
        Assert.Equal(["second"], await Shown(db));

        await Import(node, "first anew", "second anew", "two");
        Assert.Equal(["second anew"], await Shown(db));
        Assert.Equal(ids["s1"], await db.StandsFor(ids["s2"], Cancel));
        var edition = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == ids["s1"], Cancel);
        Assert.Equal("first@mail.example", edition.Document.Email);
        // The same edition once more changes nothing.
        var position = await db.ChangeCounters.AsNoTracking().Select(c => c.Position).SingleAsync(Cancel);
        await Import(node, "first anew", "second anew", "two");
        Assert.Equal(position, await db.ChangeCounters.AsNoTracking().Select(c => c.Position).SingleAsync(Cancel));

        // The feed lets go of the one that was merged: what was taken from it stays.
        await Import(node, "first again", null, "three");
        Assert.Equal(["second anew"], await Shown(db));
        Assert.Equal(ids["s1"], await db.StandsFor(ids["s2"], Cancel));

        // Of what is withheld by now nothing more is taken.
        await db.Listings.Where(l => l.Id == ids["s2"]).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
        await Import(node, "first at last", null, "four");
        Assert.Equal(["first at last"], await Shown(db));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task When_the_one_that_stayed_goes_from_its_source_the_other_stands_again(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await Import(node, "first", "second", "one");
        await using var db = node.Open();
        await LookForPairs.Look(db, Cancel);
        var pair = await db.DuplicatePairs.AsNoTracking().SingleAsync(Cancel);
        var ids = await db.Listings.ToDictionaryAsync(l => l.SourceKey!, l => l.Id, Cancel);
        await Merge(db, pair.Id, ids["s1"], ids["s2"]);
        Assert.Equal(["first"], await Shown(db));
        await Import(node, "first", null, "two");
        Assert.Equal(["first"], await Shown(db));
        Assert.Equal([ids["s1"]], await db.PublicListings.Select(p => p.Id).ToListAsync(Cancel));
        Assert.Null(await db.StandsFor(ids["s1"], Cancel));
        Assert.Equal(0, (await node.Tirek("import", "remove", "test-feed", "--yes")).Code);
        Assert.Empty(await Shown(db));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Help_into_which_one_was_merged_does_not_become_a_programme_because_that_one_did(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await Import(node, "first", "second", "one");
        await using var db = node.Open();
        await LookForPairs.Look(db, Cancel);
        var pair = await db.DuplicatePairs.AsNoTracking().SingleAsync(Cancel);
        var ids = await db.Listings.ToDictionaryAsync(l => l.SourceKey!, l => l.Id, Cancel);
        await Merge(db, pair.Id, ids["s2"], ids["s1"], "kinds", "state", "takes", "enrol");
        await Import(node, "first anew", "second anew", "two", "s2");
        Assert.NotNull((await db.Listings.AsNoTracking().SingleAsync(l => l.Id == ids["s2"], Cancel)).Document.Programme);
        // What else was taken is taken again.
        Assert.Equal(["second anew"], await Shown(db));
        var stands = await db.PublicListings.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((ids["s1"], false), (stands.Id, stands.IsProgramme));
        Assert.Equal(["legal-aid"], stands.View.Terms);
    }

    /// <summary>As somebody does on the page who takes the description of the one that goes.</summary>
    private static async Task Merge(AppDb db, Guid pair, Guid goes, Guid stays, params string[] also)
    {
        var other = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == goes, Cancel);
        var kept = await db.Listings.SingleAsync(l => l.Id == stays, Cancel);
        kept.Document = MergeFields.Merge(
            kept.Document,
            other.Document,
            new Dictionary<string, bool> { ["description"] = false },
            new(Audience.Public, _ => true)
        );
        db.ListingAliases.Add(
            new()
            {
                Id = goes,
                IntoId = stays,
                KeptId = stays,
                PairId = pair,
                Taken = ["description:Second", "of-another-version:Both", .. also.Select(key => $"{key}:Second")],
                Reads = Audience.Public,
            }
        );
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [goes, stays], Cancel);
        db.ChangeTracker.Clear();
    }

    private static async Task<List<string>> Shown(AppDb db) =>
        [.. (await db.PublicListings.AsNoTracking().ToListAsync(Cancel)).Select(p => p.View.Description!.Original.Text)];
}
