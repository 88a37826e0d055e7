using System.Buffers;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// A place that was shown until a feed withholds it must not live on in what is kept to take imports back: every former state of it is kept without address,
/// position and ways there, and its address is struck from the former texts of its source. Taking the import back therefore leaves it hidden.
/// </summary>
internal sealed class ForgetPlaces
{
    private const int Batch = 500;
    private const string Gap = "[…]";

    private readonly Dictionary<Guid, Whereabouts> hidden = [];
    private readonly HashSet<string> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What may be kept of the former state of a location when another takes its place.</summary>
    public LocationRecord Replacing(LocationRecord before, LocationRecord after)
    {
        // An area never becomes finer by itself.
        after.PublishedArea = before.PublishedArea;
        if (!after.IsAreaOnly || before.Document.Whereabouts is not Whereabouts.Shown shown)
            return before;
        hidden[before.Id] = after.Document.Whereabouts;
        foreach (var line in shown.Addresses.SelectMany(a => new[] { a.Address1, a.Address2, a.Attention }))
            if (line is not null && (AddressWords.IsTelling(line) || line.Length >= 12))
                values.Add(line);
        if (before.Document.Transportation is { Length: >= 12 } way)
            values.Add(way);
        if (shown.Position is { } position)
            values.UnionWith([
                position.Latitude.ToString(CultureInfo.InvariantCulture),
                position.Longitude.ToString(CultureInfo.InvariantCulture),
            ]);
        return WithoutAddress(before, after.Document.Whereabouts);
    }

    /// <summary>Goes through the former states that this run and those before it keep.</summary>
    public async Task InFormerStates(AppDb db, Guid sourceId, CancellationToken cancel)
    {
        if (hidden.Count == 0)
            return;
        var struck = SearchValues.Create([.. values.Where(v => v.Length >= 5)], StringComparison.OrdinalIgnoreCase);
        var runs = await db.ImportRuns.Where(r => r.SourceId == sourceId).Select(r => r.Id).ToListAsync(cancel);
        var ids = hidden.Keys.ToList();
        foreach (
            var undo in await db
                .ImportUndos.Where(u => u.Kind == "location" && ids.Contains(u.RecordId) && u.Before != null)
                .ToListAsync(cancel)
        )
            undo.Before = StoredJson.Write(WithoutAddress(StoredJson.Read<LocationRecord>(undo.Before!), hidden[undo.RecordId]));
        await db.SaveChangesAsync(cancel);
        foreach (var run in runs)
        foreach (var kind in new[] { "organization", "location", "listing", "row" })
            await InTexts(db, run, kind, struck, cancel);
    }

    private async Task InTexts(AppDb db, Guid run, string kind, SearchValues<string> struck, CancellationToken cancel)
    {
        var last = Guid.Empty;
        while (true)
        {
            var page = await db
                .ImportUndos.Where(u => u.RunId == run && u.Kind == kind && u.RecordId > last)
                .OrderBy(u => u.RecordId)
                .Take(Batch)
                .ToListAsync(cancel);
            if (page.Count == 0)
                return;
            foreach (var undo in page.Where(u => u.Before is { } before && before.AsSpan().ContainsAny(struck)))
                undo.Before = values
                    .OrderByDescending(v => v.Length)
                    .Aggregate(undo.Before!, (text, v) => text.Replace(v, Gap, StringComparison.OrdinalIgnoreCase));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            last = page[^1].RecordId;
        }
    }

    private static LocationRecord WithoutAddress(LocationRecord before, Whereabouts area)
    {
        before.Document = before.Document with { Whereabouts = area, Transportation = null, Description = null, Extra = null };
        return before;
    }
}
