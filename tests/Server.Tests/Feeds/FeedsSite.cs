using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Feeds;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Feeds;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Imports;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Feeds;

/// <summary>A real node that is open in Kyrgyzstan, with a regional co-ordinator of a member of its network.</summary>
internal sealed class FeedsSite : IAsyncDisposable
{
    public const string Feeds = "/feeds";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private FeedsSite(TestSite site, Persona her, MovableClock clock) => (Site, Her, Clock) = (site, her, clock);

    public TestSite Site { get; private set; }
    public Persona Her { get; private set; }
    public MovableClock Clock { get; }
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FeedsSite> Open(Provider provider, FeedGuard? guard = null)
    {
        var clock = new MovableClock();
        var node = await TestNode.Make(provider, NodeKind.Real);
        await node.Tirek("countries", "set", "KG");
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] number = ["--number", "112", "--label", "emergency service", "--checked-by", "A. Asanova", "--checked-on", today];
        await node.Tirek(["crisis", "set", "--country", "KG", .. number]);
        var site = await TestSite.Open(node, clock, Guarded(guard));
        var her = new Persona(site);
        await her.Found("Centre by the river", "aigul", "WomensResourceCentre");
        await Appoint(site, "aigul", Role.Coordinator, Role.RegionalCoordinator);
        return new(site, her, clock);
    }

    public static Action<WebApplicationBuilder> Guarded(FeedGuard? guard) =>
        builder =>
        {
            if (guard is not null)
                builder.Services.AddSingleton(guard);
        };

    /// <summary>As if the network had decided: a member, with these roles.</summary>
    public static async Task Appoint(TestSite site, string word, params Role[] roles)
    {
        await using (var db = site.Node.Open())
        {
            var membership = await db.Memberships.SingleAsync(
                m => db.People.Any(p => p.Id == m.PersonId && p.UserName!.StartsWith(word + "-")),
                Cancel
            );
            membership.Roles = [.. roles.Select(r => r.ToString())];
            await db.SaveChangesAsync(Cancel);
            await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Member), Cancel);
        }
        site.Services.GetRequiredService<Callers>().ForgetAll();
    }

    /// <summary>A feed as one packed file.</summary>
    public static byte[] Packed(TestFeed feed, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var to = new MemoryStream();
        ZipFile.CreateFromDirectory(feed.Path, to, level, includeBaseDirectory: false);
        return to.ToArray();
    }

    /// <summary>Brings a file, and stands on the page of the edition when the server has looked at it.</summary>
    public async Task<Guid> Bring(string name, byte[] file, params (string Name, string Value)[] also)
    {
        await Her.Open($"{Feeds}/bring");
        await Her.SendFile($"{Feeds}/bring", name, file, also);
        Assert.True(Guid.TryParse(Her.At[(Her.At.LastIndexOf('/') + 1)..], out var id), Her.Page);
        await Worked(id);
        return id;
    }

    public Task<Guid> Bring(TestFeed feed, params (string Name, string Value)[] also) => Bring("feed.zip", Packed(feed), also);

    /// <summary>Says yes on the page of the edition, and waits until it is done.</summary>
    public async Task<FeedReading> Take(Guid id)
    {
        await Her.Open($"{Feeds}/editions/{id}");
        await Her.Send($"{Feeds}/editions/{id}/take", ("mark", Mark()));
        return await Worked(id);
    }

    public string Mark() => Her.Match("name=\"mark\" value=\"([0-9A-F]+)\"");

    /// <summary>Waits until the server has nothing more to do with the edition, and opens its page.</summary>
    public async Task<FeedReading> Worked(Guid id)
    {
        var reading = await Until(async db =>
            await db.FeedReadings.AsNoTracking().SingleAsync(r => r.Id == id, Cancel) is { } now && !OpenFeeds.ToWorkOn.Contains(now.State)
                ? now
                : null
        );
        await Her.Open($"{Feeds}/editions/{id}");
        return reading;
    }

    public async Task<T> Until<T>(Func<AppDb, Task<T?>> find)
        where T : class
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < Patience)
        {
            await using (var db = Site.Node.Open())
                if (await find(db) is { } found)
                    return found;
            await Task.Delay(100, Cancel);
        }
        throw new TimeoutException("It did not happen.");
    }

    public async Task<T> Read<T>(Func<AppDb, Task<T>> read)
    {
        await using var db = Site.Node.Open();
        return await read(db);
    }

    public Task<List<string>> Services() =>
        Read(async db =>
            (await db.PublicListings.AsNoTracking().Select(p => p.View).ToListAsync(Cancel))
                .Select(v => v.Name.Original.Text)
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    public Task<int> Kept() => Read(db => db.SealedFeeds.CountAsync(Cancel));

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
