using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Search;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Search;

public sealed class IndexFollowerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_hidden_listing_leaves_the_answers_and_the_disk_and_comes_back_when_it_is_shown_again(Provider provider)
    {
        await using var node = await SearchedNode.Make(provider);
        var id = await node.Store(node.Listing("Bulakbashi refuge", "shelter"), SearchedNode.At("KG-osh"));
        await node.Store(node.Listing("Another refuge", "shelter"), SearchedNode.At("KG-osh"));
        await node.Follow();
        Assert.True(node.IndexHolds(Folding.Fold("Bulakbashi")));
        Assert.True(node.IndexHolds("Bulakbashi"));
        Assert.Contains("Bulakbashi refuge", await node.Names(new() { Text = "bulakbashi" }));

        await SetHidden(node, id, true);
        await node.Follow();
        Assert.Empty(await node.Names(new() { Text = "bulakbashi" }));
        Assert.Equal(["Another refuge"], await node.Names(new() { Kinds = ["shelter"] }));
        Assert.False(node.IndexHolds(Folding.Fold("Bulakbashi")));
        Assert.False(node.IndexHolds("Bulakbashi"));

        await SetHidden(node, id, false);
        await node.Follow();
        Assert.Equal(["Bulakbashi refuge"], await node.Names(new() { Text = "bulakbashi" }));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task A_changed_listing_is_found_by_its_new_words_only(Provider provider)
    {
        var clock = new MovableClock();
        await using var node = await SearchedNode.Make(provider, clock);
        var listing = node.Listing("Former centre", "crisis-centre");
        await node.Store((listing, []), (node.Listing("Standing centre"), []));
        await node.Follow();
        await using (var db = node.Node.Open())
        {
            var record = await db.Listings.SingleAsync(l => l.Id == listing.Id, Cancel);
            record.Document = listing with { Name = LocalText.Of("Renamed centre") };
            await db.SaveChangesAsync(Cancel);
            await PublishListings.Publish(db, [listing.Id], Cancel);
        }
        await node.Follow();
        Assert.True(node.IndexHolds("Former"));
        Assert.Empty(await node.Names(new() { Text = "former" }));
        Assert.Equal(["Renamed centre"], await node.Names(new() { Text = "renamed" }));
        clock.Forward(TimeSpan.FromSeconds(30));
        await node.Follow();
        Assert.False(node.IndexHolds("Former"));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task After_a_restart_the_index_is_read_and_not_made_anew(Provider provider)
    {
        await using var node = await SearchedNode.Make(provider);
        await node.Store(node.Listing("Kept centre", "shelter"));
        await node.Follow();
        node.Restart();
        // Taken away behind its back, without a change: only an index that was made anew would miss it.
        await using (var db = node.Node.Open())
            await db.PublicListings.ExecuteDeleteAsync(Cancel);
        await node.Follow();
        Assert.Equal(["Kept centre"], await node.Names(new() { Text = "kept" }));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task An_index_that_knows_more_than_the_database_is_made_anew(Provider provider)
    {
        await using var node = await SearchedNode.Make(provider);
        await node.Store(node.Listing("Kept centre", "shelter"));
        await node.Store(node.Listing("Later centre", "shelter"));
        await node.Follow();
        // As after an older database was put back.
        await using (var db = node.Node.Open())
        {
            var later = await db.PublicListings.ToListAsync(Cancel);
            db.RemoveRange(later.Where(p => p.View.Name.Original.Text == "Later centre"));
            await db.SaveChangesAsync(Cancel);
            await db.ChangeCounters.ExecuteUpdateAsync(u => u.SetProperty(c => c.Position, 1), Cancel);
        }
        await node.Follow();
        Assert.Equal(["Kept centre"], await node.Names(new() { Kinds = ["shelter"] }));
    }

    [Theory]
    [InlineData("_0.si")]
    [InlineData("segments_1")]
    [InlineData("_0.cfs")]
    public async Task A_damaged_index_is_made_anew(string file)
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(node.Listing("Kept centre", "shelter"));
        await node.Follow();
        node.Follower.Dispose();
        var path = Directory.EnumerateFiles(node.Node.Folder.Indexes, file, SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(path, [1, 2, 3], Cancel);
        node.Restart();
        await node.Follow();
        Assert.Equal(["Kept centre"], await node.Names(new() { Text = "kept" }));
        Assert.False((await node.Find(new())).IsPartial);
    }

    [Fact]
    public async Task Two_processes_on_one_folder_have_an_index_each()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        await node.Store(node.Listing("Kept centre", "shelter"));
        await node.Follow();
        using var other = node.NewFollower();
        await other.Follow(Cancel);
        using var snapshot = other.Acquire();
        Assert.NotNull(snapshot);
        Assert.Equal(1, snapshot.Reader.NumDocs);
        Assert.Equal(2, Directory.GetDirectories(node.Node.Folder.Indexes).Length);
    }

    [Fact]
    public async Task Programmes_and_controlled_listings_are_in_no_index()
    {
        await using var node = await SearchedNode.Make(Provider.Sqlite);
        var programme = node.Listing("Programme of correction", "perpetrator-programme") with { Programme = new(ProgrammeState.Active) };
        var controlled = node.Listing("Controlled refuge", "shelter");
        await node.Store((programme, []), (controlled, []));
        await using (var db = node.Node.Open())
        {
            await db.Listings.Where(l => l.Id == controlled.Id).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsControlled, true), Cancel);
            await PublishListings.Publish(db, [controlled.Id], Cancel);
        }
        await node.Follow();
        Assert.Empty(await node.Names(new()));
        Assert.Empty(await node.Names(new() { Text = "programme of correction" }));
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task Until_there_is_an_index_the_database_answers_and_says_that_it_did(Provider provider)
    {
        await using var node = await SearchedNode.Make(provider);
        await node.Store(
            (node.Listing("Приют в Оше", "shelter"), [SearchedNode.At("KG-osh")]),
            (node.Listing("Shelter of Karaganda", "shelter"), [SearchedNode.At("KZ-karaganda")]),
            (node.Listing("Юридическая помощь", "legal-aid"), [SearchedNode.At("KG-osh")])
        );
        ListingSearch[] searches =
        [
            new(),
            new() { Text = "shelter" },
            new() { Text = "приюты" },
            new() { Text = "advokat", Near = "KG-osh" },
            new() { Text = "shelter Karaganda" },
            new() { Text = "Kazakhstan" },
            new() { Near = "KG-osh", Kinds = ["shelter"] },
            new() { Text = "karaganda приют ош" },
            new() { Text = "100% '; drop table" },
        ];
        var fromDatabase = new List<SearchAnswer>();
        foreach (var search in searches)
            fromDatabase.Add(await node.Find(search));
        await node.Follow();
        for (var i = 0; i < searches.Length; i++)
        {
            var fromIndex = await node.Find(searches[i]);
            Assert.True(fromDatabase[i].IsPartial);
            Assert.False(fromIndex.IsPartial);
            Assert.Equal(fromIndex.Found.Select(f => f.Card.Id).Order(), fromDatabase[i].Found.Select(f => f.Card.Id).Order());
            Assert.Equal(fromIndex.Facets.Kinds, fromDatabase[i].Facets.Kinds);
        }
    }

    [Fact]
    public async Task An_index_that_lost_sight_of_the_database_is_not_answered_from()
    {
        var clock = new MovableClock();
        await using var node = await SearchedNode.Make(Provider.Sqlite, clock);
        var id = await node.Store(node.Listing("Hidden meanwhile", "shelter"));
        await node.Follow();
        Assert.False((await node.Find(new())).IsPartial);
        await SetHidden(node, id, true);
        clock.Forward(TimeSpan.FromMinutes(1));
        var answer = await node.Find(new());
        Assert.True(answer.IsPartial);
        Assert.Empty(answer.Found);
    }

    [Theory]
    [InlineData(Provider.Sqlite)]
    [InlineData(Provider.Postgres)]
    public async Task While_the_index_catches_up_with_an_import_the_database_answers(Provider provider)
    {
        await using var node = await SearchedNode.Make(provider);
        var hidden = await node.Store(node.Listing("Bulakbashi refuge", "shelter"));
        await node.Follow();
        await node.Store([.. Enumerable.Range(0, 3_000).Select(i => (node.Listing($"Arrived {i}"), Array.Empty<Location>()))]);
        await SetHidden(node, hidden, true);

        var following = Task.Run(node.Follow, Cancel);
        var partial = 0;
        while (!following.IsCompleted)
        {
            var (taken, arrived) = (await node.Find(new() { Text = "bulakbashi" }), await node.Find(new() { Text = "Arrived 2999" }));
            if (taken.IsPartial)
                partial++;
            // What the index still knew before it saw the import is the answer of a moment before.
            Assert.True(taken.Found.Count == 0 || partial == 0);
            Assert.True(arrived.Total > 0 || partial == 0);
        }
        await following;
        Assert.True(partial > 0);
        var answer = await node.Find(new() { Text = "Arrived 2999" });
        Assert.False(answer.IsPartial);
        Assert.NotEmpty(answer.Found);
        Assert.Empty(await node.Names(new() { Text = "bulakbashi" }));
    }

    private static async Task SetHidden(SearchedNode node, Guid id, bool hidden)
    {
        await using var db = node.Node.Open();
        Assert.True(await HideListing.SetHidden(db, id, hidden, TimeProvider.System, Cancel));
    }
}
