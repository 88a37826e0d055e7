using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Duplicates;

namespace Tirek.Server.Tests.Claims;

/// <summary>Entries that nobody in the network owns, with values of every audience, and what somebody does with them.</summary>
internal sealed class Entries(Network.Members network)
{
    public const string How = "Our site names this number.";

    private readonly Twins twins = new(network);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public AppDb Open() => network.Site.Node.Open();

    /// <inheritdoc cref="Twins.Add"/>
    public Task<Guid> Add(string mark, Guid? owner = null, string town = "KZ-almaty") =>
        twins.Add(mark, owner, town, $"House {mark}", $"+7 700 55{mark.Length} 11 22");

    /// <summary>One that only a state body can give.</summary>
    public async Task<Guid> AddOfState(string mark)
    {
        var id = await Add(mark);
        await twins.Change(id, l => l with { Terms = ["police-womens-unit"] });
        return id;
    }

    public Twins Twins => twins;

    /// <summary>As its source writes it.</summary>
    public async Task Change(Guid id, Func<Domain.Listings.Listing, Domain.Listings.Listing> change)
    {
        await twins.Change(id, change);
        await using var db = Open();
        var now = network.Clock.GetUtcNow();
        await db.Listings.Where(l => l.Id == id).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, now), Cancel);
    }

    /// <summary>Says of an entry that it is hers, by the form of its page.</summary>
    public async Task<Guid> Claim(Persona her, Guid entry, params Guid[] also)
    {
        var path = $"/organization/claims/new/{entry}";
        await her.Open(path);
        await her.Send(path, [("words", How), .. also.Select(a => ("also", $"{a}"))]);
        Assert.Equal(HttpStatusCode.OK, her.Status);
        return await Newest(entry);
    }

    /// <summary>The id of the newest claim to an entry.</summary>
    public async Task<Guid> Newest(Guid entry)
    {
        await using var db = Open();
        return (
            await db
                .ListingClaims.Where(c => c.ListingId == entry)
                .OrderByDescending(c => c.At)
                .ThenByDescending(c => c.Id)
                .FirstAsync(Cancel)
        ).Id;
    }

    public async Task<ListingClaim> Read(Guid claim)
    {
        await using var db = Open();
        return await db.ListingClaims.AsNoTracking().SingleAsync(c => c.Id == claim, Cancel);
    }

    /// <summary>Confirms by the button of the page.</summary>
    /// <returns>The entry that the claimant writes.</returns>
    public async Task<Guid> Confirm(Persona her, Guid claim)
    {
        await her.Open("/claims");
        await her.Send($"/claims/{claim}/confirm");
        Assert.Equal(HttpStatusCode.OK, her.Status);
        var confirmed = await Read(claim);
        Assert.Equal(ClaimState.Confirmed, confirmed.State);
        return confirmed.OwnId!.Value;
    }

    /// <summary>Sends a form that goes nowhere else, with the token of another page of hers.</summary>
    public static async Task<Persona> Act(Persona her, string path, params (string Name, string Value)[] fields)
    {
        await her.Open("/account");
        return await her.SendRaw(path, [("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\"")), .. fields]);
    }
}
