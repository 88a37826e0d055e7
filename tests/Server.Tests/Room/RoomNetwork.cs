using Microsoft.Extensions.DependencyInjection;
using Tirek.Server.Http;
using Tirek.Server.Room;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Room;

/// <summary>The invented network with shelters of Kyrgyzstan beside it that can be asked for room, and nothing asked yet.</summary>
internal sealed class RoomNetwork : IAsyncDisposable
{
    private RoomNetwork(Network.Members members) => Members = members;

    public Network.Members Members { get; }
    public TestSite Site => Members.Site;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RoomNetwork> Open(Provider provider)
    {
        var network = new RoomNetwork(await Network.Members.Open(provider));
        await RoomHouses.Forget(network.Site.Node);
        return network;
    }

    /// <summary>Somebody of a shelter that can be asked, signed in.</summary>
    public async Task<Persona> Shelter(string name, bool answersState = false, params string[] areas)
    {
        var (_, person) = await RoomHouses.Add(Site.Node, name, Members.Clock.GetUtcNow(), answersState, areas);
        var her = new Persona(Site);
        await her.Open("/try");
        return await her.Send($"/try/{person}");
    }

    /// <summary>Asks, and is on the page of her question afterwards.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> Ask(Persona her, string area = "KG-O", string adults = "1", string children = "2", string from = "0")
    {
        await her.Open("/room");
        await her.Send("/room", ("area", area), ("adults", adults), ("children", children), ("from", from));
        return her.At[3..];
    }

    public static Guid IdOf(string path) => Guid.Parse(path[^36..]);

    /// <summary>Answers on the page of what her organisation is asked.</summary>
    public static async Task<Persona> Say(Persona her, string path, string reply)
    {
        await her.Open("/room/asked");
        return await her.Send($"/room/asked/{IdOf(path)}", ("reply", reply));
    }

    public void ForgetCallers() => Site.Services.GetRequiredService<Callers>().ForgetAll();

    /// <summary>What the node's retention does by itself every minute.</summary>
    public async Task Keep()
    {
        await using var db = Site.Node.Open();
        await EndRooms.Over(db, Members.Clock.GetUtcNow(), Cancel);
    }

    public ValueTask DisposeAsync() => Members.DisposeAsync();
}
