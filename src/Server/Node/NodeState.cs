using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Node;

/// <summary>
/// What pages need of the node's own settings, held in memory and read again every few seconds, since the command line may change it while the
/// server runs.
/// </summary>
internal sealed class NodeState(Func<AppDb> open, NodeFolder folder, IOutputCacheStore pages, TimeProvider clock, ILogger<NodeState> log)
    : BackgroundService
{
    public const string DefaultExit = "https://www.wikipedia.org/";
    public static readonly IReadOnlyList<string> AllCountries = ["KZ", "KG", "TJ", "TM", "UZ"];
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private string lastRead = "";

    public Settings Current { get; private set; } = new([], AllCountries, DefaultExit, null, null, null);

    /// <summary>Reads the settings now. Called once before the first answer.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        await using var db = open();
        var settings = await db.NodeSettings.AsNoTracking().ToDictionaryAsync(s => s.Key, s => s.Value, cancel);
        var numbers = await db.CrisisNumbers.AsNoTracking().OrderBy(n => n.Country).ThenBy(n => n.Rank).ToListAsync(cancel);
        Current = new(
            numbers,
            settings.TryGetValue(SettingKeys.Countries, out var countries) ? countries.Split(' ') : AllCountries,
            settings.GetValueOrDefault(SettingKeys.Exit, DefaultExit),
            settings.GetValueOrDefault(SettingKeys.Operator),
            settings.GetValueOrDefault(SettingKeys.Collector),
            settings.GetValueOrDefault(SettingKeys.Mail)
        );
        var read = StoredJson.Write(Current);
        if (read != lastRead)
            await pages.EvictByTagAsync(CachedPages.Tag, cancel);
        lastRead = read;
    }

    /// <summary>A demonstration is always open; a real node only when each country served has a crisis number (issue of honesty: better closed than wrong).</summary>
    public bool IsOpen => folder.IsDemonstration || MissingCountries.Count == 0;

    public IReadOnlyList<string> MissingCountries => [.. Current.Countries.Where(c => Current.CrisisNumbers.All(n => n.Country != c))];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await Refresh(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("Settings could not be read: {Kind}", e.GetType().Name);
            }
    }

    internal sealed record Settings(
        IReadOnlyList<CrisisNumber> CrisisNumbers,
        IReadOnlyList<string> Countries,
        string ExitAddress,
        string? Operator,
        string? Collector,
        string? Mail
    );
}

/// <summary>Keys of <see cref="NodeSetting"/>.</summary>
internal static class SettingKeys
{
    public const string Countries = "countries";
    public const string Exit = "exit";

    /// <summary>Name and country of whoever runs the node, for its readers.</summary>
    public const string Operator = "operator";

    /// <summary>Where metrics and traces go; nowhere without it.</summary>
    public const string Collector = "observe.collector";

    /// <summary>The way to a mail server; without it nothing is sent.</summary>
    public const string Mail = "mail.server";

    /// <summary>Countries all of whose listings are controlled: in no list, map, answer or feed.</summary>
    public const string ControlledCountries = "countries.controlled";
}
