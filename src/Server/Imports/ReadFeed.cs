using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using Tirek.Domain.Feeds;

namespace Tirek.Server.Imports;

/// <summary>Reads all files of a feed.</summary>
internal static class ReadFeed
{
    /// <summary>
    /// SHA-256 over all that decides what an import makes of a feed: its files, the country that fills gaps, and the version of the program that reads it.
    /// </summary>
    public static async Task<byte[]> Digest(FeedFiles files, string? country, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Take(string text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text}\n"));
        Take(Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "");
        Take(country ?? "");
        foreach (var absent in files.Absent)
            Take($"absent {absent}");
        var buffer = new byte[128 * 1024];
        foreach (var file in files.Files)
        {
            Take($"{file.Table} {file.Encoding} {file.Delimiter} {file.Content.Length}");
            await using var stream = file.Content.Open();
            int read;
            while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
                hash.AppendData(buffer, 0, read);
        }
        return hash.GetHashAndReset();
    }

    /// <summary>Rows of all files together. Each takes some hundred bytes besides what it says.</summary>
    private const int MostRows = 5_000_000;

    /// <exception cref="Commands.CommandRefusal">There is no service in it, which is what a broken export looks like.</exception>
    public static Feed All(FeedFiles files, Defects defects, ImportProgress progress, CancellationToken cancel)
    {
        foreach (var absent in files.Absent)
            defects.Add(absent, 0, null, "absent-resource", Done.LeftOut);
        var total = files.Files.Sum(f => f.Content.Length);
        var read = 0L;
        var tables = new List<FeedTable>();
        var json = new JsonTables(defects);
        foreach (var file in files.Files.Where(f => f.Table is null))
            new ReadJson(file, json, defects).Read(MostRows, Tell, cancel);
        json.ReadFlags();
        tables.AddRange(json.All);
        tables.AddRange(Tables(files, defects, Tell, cancel));
        if (tables.Sum(t => (long)t.Rows.Count + t.Broken) > MostRows)
            throw TooMany();
        RefuseDemonstration(tables);
        var feed = new Feed(tables, files.IsVersion3, defects);
        // In JSON a service may stand alone, with no more of its organisation than an id.
        foreach (var required in ImportTables.Required.Where(r => r == ImportTables.Service || !files.IsJson))
            if (!tables.Any(t => t.Name == required) || (required == ImportTables.Service && !feed.Rows(required).Any()))
                throw new Commands.CommandRefusal(
                    $"The feed holds no {required}: its table is missing, empty or cannot be read. Nothing was changed. Is the export complete?",
                    FeedFault.NoServices
                );
        progress.Say("Reading", 1);
        return feed;

        void Tell(long bytes)
        {
            lock (files)
                progress.Say("Reading", (read += bytes) / (double)total);
        }
    }

    /// <summary>Files of a folder are read side by side; those of an archive one after another, since they share its stream.</summary>
    private static List<FeedTable> Tables(FeedFiles files, Defects defects, Action<long> tell, CancellationToken cancel)
    {
        var all = files.Files.Where(f => f.Table is not null).ToList();
        var read = new (IReadOnlyList<FeedTable> Tables, Defects Defects)[all.Count];
        var order = Enumerable.Range(0, all.Count).OrderByDescending(i => all[i].Content.Length);
        var options = new ParallelOptions
        {
            CancellationToken = cancel,
            MaxDegreeOfParallelism = files.IsArchive ? 1 : Environment.ProcessorCount,
        };
        try
        {
            Parallel.ForEach(
                Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering),
                options,
                i =>
                {
                    var apart = new Defects();
                    if (!ImportTables.Columns.ContainsKey(all[i].Table!))
                        apart.Add(all[i].Name, 0, null, "unknown-resource", Done.Kept);
                    read[i] = (new ReadTable(all[i], files.IsVersion3, apart, MostRows).Read(tell, cancel), apart);
                }
            );
        }
        catch (AggregateException e) when (e.InnerExceptions is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(first);
        }
        foreach (var (_, apart) in read)
            defects.Add(apart);
        return [.. read.SelectMany(r => r.Tables)];
    }

    public static Commands.CommandRefusal TooMany() =>
        new("The feed has more rows than may be held in memory. Split it, and import each part with its own --source.", FeedFault.TooLarge);

    /// <summary>The feed of a demonstration says so in a column of its own, and marks its telephones (our profile).</summary>
    private static void RefuseDemonstration(List<FeedTable> tables)
    {
        foreach (var table in tables)
            if (
                (table.PlaceOf("demonstration") >= 0 && table.Rows.Exists(r => r["demonstration"] is not null))
                || (table.PlaceOf("is_invented") >= 0 && table.Rows.Exists(r => ReadValue.YesNo(r["is_invented"]) == true))
            )
                throw Demonstration();
    }

    public static Commands.CommandRefusal Demonstration() =>
        new(
            "This is the feed of a demonstration: what is in it is invented, and invented and real data never meet. Nothing was changed.",
            FeedFault.Invented
        );
}
