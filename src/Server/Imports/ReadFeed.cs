using System.Reflection;
using System.Security.Cryptography;
using System.Text;

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
        foreach (var file in files.Files.Where(f => f.Table is not null))
        {
            if (!ImportTables.Columns.ContainsKey(file.Table!))
                defects.Add(file.Name, 0, null, "unknown-resource", Done.Kept);
            var left = MostRows - tables.Sum(t => t.Rows.Count + t.Broken);
            tables.AddRange(new ReadTable(file, files.IsVersion3, defects, left).Read(Tell, cancel));
        }
        RefuseDemonstration(tables);
        var feed = new Feed(tables, files.IsVersion3, defects);
        // In JSON a service may stand alone, with no more of its organisation than an id.
        foreach (var required in ImportTables.Required.Where(r => r == ImportTables.Service || !files.IsJson))
            if (!tables.Any(t => t.Name == required) || (required == ImportTables.Service && !feed.Rows(required).Any()))
                throw new Commands.CommandRefusal(
                    $"The feed holds no {required}: its table is missing, empty or cannot be read. Nothing was changed. Is the export complete?"
                );
        progress.Say("Reading", 1);
        return feed;

        void Tell(long bytes) => progress.Say("Reading", (read += bytes) / (double)total);
    }

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
        new("This is the feed of a demonstration: what is in it is invented, and invented and real data never meet. Nothing was changed.");
}
