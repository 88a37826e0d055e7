using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Domain.Languages;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary>
/// Writes the public directory into a file, to be taken along: what anybody may read on the node's pages and nothing else. One state of the directory, a batch
/// at a time in memory; the file has its name only when it is whole.
/// </summary>
internal sealed class ExportDirectory(AppDb db, bool isDemonstration)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An HSDS 3.1 data package: a zip of its files, or, without that ending, a new folder of them.</summary>
    public Task<int> Package(string to, CancellationToken cancel) =>
        Whole(
            to,
            async partial =>
            {
                var isZip = to.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
                var folder = isZip ? $"{partial}.d" : partial;
                Directory.CreateDirectory(folder);
                try
                {
                    var count = await Tables(folder, cancel);
                    if (isZip)
                        await ZipFile.CreateFromDirectoryAsync(folder, partial, cancel);
                    return count;
                }
                finally
                {
                    if (isZip)
                        Directory.Delete(folder, recursive: true);
                }
            },
            cancel
        );

    /// <summary>One JSON array of full services, each with its organisation.</summary>
    public Task<int> Json(string to, CancellationToken cancel) =>
        Whole(
            to,
            async partial =>
            {
                await using var file = File.Create(partial);
                await using var json = new Utf8JsonWriter(file, Options);
                var count = 0;
                json.WriteStartArray();
                await foreach (var batch in ReadPublicListings.AllWritten(db.PublicListings, cancel))
                {
                    foreach (var written in batch)
                        json.WriteRawValue(written.Whole(isDemonstration).Span, skipInputValidation: true);
                    count += batch.Count;
                    await json.FlushAsync(cancel);
                }
                json.WriteEndArray();
                return count;
            },
            cancel
        );

    /// <summary>A workbook for people, in one language.</summary>
    public Task<int> Workbook(string to, Language language, DateTimeOffset now, CancellationToken cancel) =>
        Whole(
            to,
            async partial =>
            {
                using var workbook = new ExportWorkbook(partial, language, now, isDemonstration);
                var count = 0;
                await foreach (var batch in ReadPublicListings.All(db, db.PublicListings.AsNoTracking(), cancel))
                {
                    foreach (var item in batch)
                        workbook.Add(item.View);
                    count += batch.Count;
                }
                workbook.Finish();
                return count;
            },
            cancel
        );

    private async Task<int> Tables(string folder, CancellationToken cancel)
    {
        using var tables = new ExportTables(folder);
        var flatten = new FlattenHsds(tables.Add);
        var count = 0;
        await foreach (var batch in ReadPublicListings.AllWritten(db.PublicListings, cancel))
        foreach (var written in batch)
        {
            using var document = JsonDocument.Parse(written.Whole(isDemonstration));
            flatten.Take(HsdsTables.Service, document.RootElement);
            count++;
        }
        tables.Finish(await Name(cancel), isDemonstration);
        return count;
    }

    /// <summary>The same for every export of this node, so that a newer one is known as a newer edition.</summary>
    private async Task<string> Name(CancellationToken cancel) =>
        $"tirek-{(await db.NodeSettings.Where(s => s.Key == "node.id").Select(s => s.Value).SingleAsync(cancel))[..8]}";

    private async Task<int> Whole(string to, Func<string, Task<int>> write, CancellationToken cancel)
    {
        if (File.Exists(to) || Directory.Exists(to))
            throw new Commands.CommandRefusal($"{to} exists already, and is not overwritten. Choose another name with --to.");
        if (Path.GetDirectoryName(Path.GetFullPath(to)) is { } folder && !Directory.Exists(folder))
            throw new Commands.CommandRefusal($"There is no folder {folder}. Make it, or choose another with --to.");
        var partial = $"{to}.partial";
        try
        {
            await using var snapshot = await db.Snapshot(cancel);
            var count = await write(partial);
            if (Directory.Exists(partial))
                Directory.Move(partial, to);
            else
                File.Move(partial, to);
            return count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Commands.CommandRefusal($"{to} cannot be written: {e.Message} Is the disk full, or the folder read-only?");
        }
        finally
        {
            File.Delete(partial);
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }
}
