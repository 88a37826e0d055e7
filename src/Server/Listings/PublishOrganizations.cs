using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>Keeps the organisations that the public may see: those at which a public listing stands.</summary>
internal static class PublishOrganizations
{
    private const int Batch = 500;

    /// <summary>Looks at these organisations again, in the caller's transaction.</summary>
    public static async Task Publish(AppDb db, IReadOnlyCollection<Guid> ids, DateTimeOffset at, CancellationToken cancel)
    {
        var sources = await db.ImportSources.ToDictionaryAsync(s => s.Id, s => s.Name, cancel);
        foreach (var batch in ids.Chunk(Batch))
        {
            var before = await db
                .PublicOrganizations.Where(o => batch.Contains(o.Id))
                .Select(o => new { o.Id, o.Digest })
                .ToDictionaryAsync(o => o.Id, o => o.Digest, cancel);
            var shown = await db
                .PublicListings.Where(l => l.OrganizationId != null && batch.Contains(l.OrganizationId.Value))
                .Select(l => l.OrganizationId!.Value)
                .Distinct()
                .ToListAsync(cancel);
            // A listing names its organisation only if that may be told.
            var kept = await db.Organizations.AsNoTracking().Where(o => shown.Contains(o.Id)).ToListAsync(cancel);
            var rows = kept.Select(o => Row(o, o.SourceId is { } source ? sources.GetValueOrDefault(source) : null, at)).ToList();
            var changed = rows.Where(r => !before.TryGetValue(r.Id, out var digest) || digest != r.Digest).ToList();
            var removed = before.Keys.Except(rows.Select(r => r.Id)).ToList();
            var old = removed.Concat(changed.Select(r => r.Id)).ToList();
            await db.PublicOrganizations.Where(o => old.Contains(o.Id)).ExecuteDeleteAsync(cancel);
            await db.BulkInsert(changed, cancel);
            await RememberRemovals.Of(db, "organization", removed, [.. changed.Select(r => r.Id)], at, cancel);
        }
    }

    private static PublicOrganization Row(OrganizationRecord record, string? source, DateTimeOffset at)
    {
        var view = OrganizationView.Of<PublicReader>(record.Document) with { Source = source };
        var row = new PublicOrganization
        {
            Id = view.Id,
            ModifiedAt = at,
            Folded = Folded(view),
            View = view,
        };
        row.Digest = PublicRows.DigestOf(row.Stored(view));
        return row;
    }

    private static string Folded(OrganizationView<PublicReader> view) =>
        $" {string.Join(
            ' ',
            view.Name.Wordings.Concat(view.Description?.Wordings ?? [])
                .Select(w => w.Text)
                .Append(view.AlternateName ?? "")
                .SelectMany(Folding.Words)
                .Distinct()
        )} ";
}
