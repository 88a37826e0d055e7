using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// What a newer feed withholds must not live on in what is kept to take imports back. In every former state of a record of which something is withheld now,
/// its present document stands; and what is known of the place is struck from the former texts of its whole source. Taking the import back therefore leaves
/// such a place hidden.
/// </summary>
internal sealed class ForgetPlaces(FeedContext context)
{
    private const int Batch = 500;
    private const string Gap = "[…]";

    private readonly HashSet<Guid> newlyHidden = [];
    private readonly Dictionary<Guid, KeptRecord> forgotten = [];
    private readonly HashSet<string> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a former state had to be forgotten, so that the database has to let go of what it deleted.</summary>
    public bool IsNeeded => forgotten.Count > 0;

    /// <summary>What may be kept of the former state of a location. Locations come first: the rest follows from them.</summary>
    public LocationRecord Replacing(LocationRecord before, LocationRecord after)
    {
        // An area never becomes finer by itself.
        after.PublishedArea = before.PublishedArea;
        if (!after.IsAreaOnly || before.Document.Whereabouts is not Whereabouts.Shown shown)
            return before;
        newlyHidden.Add(before.Id);
        foreach (var line in shown.Addresses.SelectMany(a => new[] { a.Address1, a.Address2, a.Attention }))
            if (line is not null && (AddressWords.IsTelling(line) || line.Length >= 12))
                values.Add(line);
        if (before.Document.Transportation is { Length: >= 12 } way)
            values.Add(way);
        if (shown.Position is { } position)
            values.UnionWith([Written(position.Latitude), Written(position.Longitude)]);
        return Forget(before, after);
    }

    public OrganizationRecord Replacing(OrganizationRecord before, OrganizationRecord after) =>
        IsNewlyHidden(after.Id) ? Forget(before, after) : before;

    public ListingRecord Replacing(ListingRecord before, ListingRecord after) => IsNewlyHidden(after.Id) ? Forget(before, after) : before;

    public SourceRow Replacing(SourceRow before, SourceRow after) => context.Hidden.ContainsKey(after.Id) ? Forget(before, after) : before;

    /// <summary>Goes through the former states that this run and those before it keep.</summary>
    public async Task InFormerStates(AppDb db, Guid sourceId, CancellationToken cancel)
    {
        if (!IsNeeded)
            return;
        var struck = SearchValues.Create(
            [
                .. values
                    .Where(v => v.Length >= 5)
                    .SelectMany(v => new[] { v, JsonEncodedText.Encode(v, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value }),
            ],
            StringComparison.OrdinalIgnoreCase
        );
        foreach (
            var run in await db
                .ImportRuns.Where(r => r.SourceId == sourceId)
                .Select(r => r.Id)
                .Concat(db.ImportUndos.Select(u => u.RunId))
                .Distinct()
                .ToListAsync(cancel)
        )
        foreach (var kind in new[] { "organization", "location", "listing", "row" })
            await InFormerStates(db, run, kind, struck, cancel);
    }

    private async Task InFormerStates(AppDb db, Guid run, string kind, SearchValues<string> struck, CancellationToken cancel)
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
            last = page[^1].RecordId;
            foreach (var undo in page.Where(u => u.Before is not null))
                undo.Before = Strike(
                    forgotten.TryGetValue(undo.RecordId, out var present) ? WithDocument(undo.Before!, present) : undo.Before!,
                    struck
                );
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private string Strike(string before, SearchValues<string> struck)
    {
        var text = context.Withholding.Struck.Strike(before);
        if (!text.AsSpan().ContainsAny(struck))
            return text;
        foreach (var value in values.OrderByDescending(v => v.Length))
            text = text.Replace(value, Gap, StringComparison.OrdinalIgnoreCase)
                .Replace(
                    JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
                    Gap,
                    StringComparison.OrdinalIgnoreCase
                );
        return text;
    }

    /// <summary>This run hides a place, and the record is at a hidden place; or the flag is the record's own, and it has no place by which to tell.</summary>
    private bool IsNewlyHidden(Guid id) =>
        context.Hidden.TryGetValue(id, out var row)
        && (newlyHidden.Count > 0 || (row.Flags.HasFlag(PrivacyFlags.Address) && !row.Of(ImportTables.AtLocation).Any()));

    private T Forget<T>(T before, T after)
        where T : KeptRecord
    {
        forgotten[before.Id] = after;
        return StoredJson.Read<T>(WithDocument(StoredJson.Write(before), after));
    }

    private static string WithDocument(string before, KeptRecord present)
    {
        switch (present)
        {
            case OrganizationRecord now:
                var organization = StoredJson.Read<OrganizationRecord>(before);
                organization.Document = now.Document;
                return StoredJson.Write(organization);
            case LocationRecord now:
                var location = StoredJson.Read<LocationRecord>(before);
                location.Document = now.Document;
                return StoredJson.Write(location);
            case ListingRecord now:
                var listing = StoredJson.Read<ListingRecord>(before);
                (listing.Document, listing.OrganizationId) = (now.Document, now.OrganizationId);
                return StoredJson.Write(listing);
            case SourceRow now:
                var row = StoredJson.Read<SourceRow>(before);
                row.Cells = now.Cells;
                return StoredJson.Write(row);
            default:
                throw new NotSupportedException();
        }
    }

    private static string Written(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);
}
