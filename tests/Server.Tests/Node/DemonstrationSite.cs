namespace Tirek.Server.Tests.Node;

/// <summary>One demonstration on SQLite for all tests of a class that only read pages. Tests of data open a site of their own, on both databases.</summary>
public sealed class DemonstrationSite : IAsyncLifetime
{
    internal TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await TestSite.Open(Provider.Sqlite);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
