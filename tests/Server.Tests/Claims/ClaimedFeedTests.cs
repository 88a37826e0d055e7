using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Server.Claims;
using Tirek.Server.Data;
using Tirek.Server.Listings;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Claims;

/// <summary>Feeds go on writing what was claimed: nothing of it is taken back, and nothing that the owner wrote is overwritten.</summary>
public sealed class ClaimedFeedTests
{
    private const string Number = "+7 700 555 11 22";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task Import(
        TestNode node,
        string? description,
        string street = "First street 1",
        string flag = "",
        string exclude = "no"
    )
    {
        using var feed = new TestFeed()
            .With("organization", "id,name", "o1,Dawn foundation")
            .With(
                "service",
                [
                    "id,organization_id,name,description,status,ExcludeFromWebsite",
                    "s2,o1,Another service,other,inactive,no",
                    .. description is null ? Array.Empty<string>() : [$"s1,o1,Dawn legal clinic,{description},active,{exclude}"],
                ]
            )
            .With("location", "id,organization_id,name,PhysicalAddressIsPrivate", $"l1,o1,House,{flag}")
            .With(
                "physical_address",
                "id,location_id,address_1,city,state_province,postal_code,country",
                $"a1,l1,{street},Almaty,Almaty,050000,KZ"
            )
            .With("service_at_location", ["id,service_id,location_id", .. description is null ? Array.Empty<string>() : ["x1,s1,l1"]])
            .With("phone", "id,organization_id,number", $"p1,o1,{Number}");
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.True(code == 0, said);
    }

    /// <summary>As a focal point does on the page.</summary>
    private static async Task<(Guid Entry, Guid Own, ListingClaim Claim)> Confirmed(
        AppDb db,
        OrganizationKind kind = OrganizationKind.LegalAid
    )
    {
        var entry = await db.Listings.Where(l => l.SourceKey == "s1").Select(l => l.Id).SingleAsync(Cancel);
        var member = new MemberOrganization
        {
            Id = Guid.CreateVersion7(),
            Name = LocalText.Of("Dawn"),
            Kind = kind,
            Country = "KZ",
            Languages = [],
            State = MemberState.Member,
            Code = "code",
            SortName = "dawn",
        };
        db.MemberOrganizations.Add(member);
        var claim = new ListingClaim
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = member.Id,
            ListingId = entry,
            Words = "",
            Reason = "",
            Seen = [],
        };
        db.ListingClaims.Add(claim);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        await db.SaveChangesAsync(Cancel);
        var own = await TakeOver.By(db, claim, TimeProvider.System.GetUtcNow(), Cancel);
        (claim.State, claim.DecidedAt) = (ClaimState.Confirmed, TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [entry, own], Cancel);
        await transaction.CommitAsync(Cancel);
        db.ChangeTracker.Clear();
        return (entry, own, claim);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_new_edition_a_taking_back_and_a_removal_leave_what_the_owner_wrote(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await Import(node, "first");
        await using var db = node.Open();
        var (entry, own, claim) = await Confirmed(db);
        // Numbers of the organisation stood in the entry, and whoever calls them still finds them.
        Assert.Equal(["first", Number], await Shown(db, own));
        await db
            .Listings.Where(l => l.Id == own)
            .ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, TimeProvider.System.GetUtcNow()), Cancel);
        var record = await db.Listings.SingleAsync(l => l.Id == own, Cancel);
        record.Document = record.Document with { Description = LocalText.Of("ours") };
        await db.SaveChangesAsync(Cancel);
        await PublishListings.Publish(db, [own], Cancel);
        db.ChangeTracker.Clear();

        await Import(node, "second", "Second street 2");
        Assert.Equal(["ours", Number], await Shown(db, own));
        Assert.Equal(own, await db.StandsFor(entry, Cancel));
        Assert.Contains("First street 1", StoredJson.Write((await Public(db, own)).Sites), StringComparison.Ordinal);
        var former = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == entry, Cancel);
        Assert.Equal("second", former.Document.Description!.Original.Text);
        var changed = (await SourceMarks.Of(db, claim, former, Cancel)).Except(claim.Seen).Select(m => m.Split(':')[0]);
        Assert.Equal(["description", "places"], changed);

        Assert.Equal(0, (await node.Tirek("import", "undo", "2", "--yes")).Code);
        Assert.Equal(["ours", Number], await Shown(db, own));
        await Import(node, null);
        Assert.Equal(["ours", Number], await Shown(db, own));
        former = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == entry, Cancel);
        Assert.Equal([SourceMarks.Gone], await SourceMarks.Of(db, claim, former, Cancel));
        Assert.Equal(0, (await node.Tirek("import", "remove", "test-feed", "--yes")).Code);
        Assert.Equal(["ours", Number], await Shown(db, own));
        Assert.Equal(own, await db.StandsFor(entry, Cancel));
        Assert.Equal([own], await db.PublicListings.Select(p => p.Id).ToListAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_address_that_the_source_withholds_later_goes_from_the_owners_entry_as_well(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await Import(node, "first");
        await using var db = node.Open();
        var (_, own, _) = await Confirmed(db);
        Assert.Contains("First street 1", StoredJson.Write((await Public(db, own)).Sites), StringComparison.Ordinal);
        db.ListingDrafts.Add(
            new()
            {
                Id = Guid.CreateVersion7(),
                ListingId = own,
                Language = "en",
                Mark = "",
                Texts = new() { ["description"] = "Come to First street 1 at noon." },
            }
        );
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        await Import(node, "first", flag: "true");
        // Nor does it come back when a draft is published.
        Assert.DoesNotContain(
            "First street",
            (await db.ListingDrafts.AsNoTracking().SingleAsync(Cancel)).Texts["description"],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("First street", StoredJson.Write(await Public(db, own)), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "First street",
            StoredJson.Write(await db.Locations.AsNoTracking().Select(l => l.Document).ToListAsync(Cancel)),
            StringComparison.Ordinal
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_entry_that_its_source_withholds_wholly_is_hidden_in_the_owners_copy_too(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await Import(node, "first");
        await using var db = node.Open();
        var (entry, own, claim) = await Confirmed(db);
        await Import(node, "first", exclude: "yes");
        Assert.False(await db.PublicListings.AnyAsync(p => p.Id == own || p.Id == entry, Cancel));
        Assert.True((await db.Listings.AsNoTracking().SingleAsync(l => l.Id == own, Cancel)).IsHidden);
        var former = await db.Listings.AsNoTracking().SingleAsync(l => l.Id == entry, Cancel);
        Assert.Equal([SourceMarks.Withheld], await SourceMarks.Of(db, claim, former, Cancel));
        // What its owner shows again, knowing it, stays so while the source says nothing new of it.
        await db.Listings.Where(l => l.Id == own).ExecuteUpdateAsync(u => u.SetProperty(l => l.IsHidden, false), Cancel);
        await PublishListings.Publish(db, [own], Cancel);
        await Import(node, "first", exclude: "yes");
        Assert.True(await db.PublicListings.AnyAsync(p => p.Id == own, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task An_area_becomes_no_finer_by_a_claim_and_nothing_of_the_house_comes_along(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        await Import(node, "first", flag: "true");
        await using var db = node.Open();
        var before = await db.Locations.AsNoTracking().SingleAsync(Cancel);
        var (_, own, _) = await Confirmed(db);
        var at = (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == own, Cancel)).Document.At[0].LocationId;
        var after = await db.Locations.AsNoTracking().SingleAsync(l => l.Id == at, Cancel);
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(before.AreaKey(), after.AreaKey());
        Assert.True(after.IsAreaOnly);
        Assert.Null(after.Document.Name);
        Assert.Equal(before.Document.OrganizationId, after.Document.OrganizationId);
    }

    private static async Task<Domain.Listings.ListingView<Domain.Listings.PublicReader>> Public(AppDb db, Guid id) =>
        (await db.PublicListings.AsNoTracking().SingleAsync(p => p.Id == id, Cancel)).View;

    private static async Task<IReadOnlyList<string>> Shown(AppDb db, Guid id)
    {
        var view = await Public(db, id);
        return [view.Description!.Original.Text, .. view.Phones.Select(p => p.Number)];
    }
}
