using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>What is kept of a record, as it is written in the database: to be looked through without making the record of it.</summary>
internal sealed class KeptText
{
    public Guid Id { get; set; }
    public string? SourceKey { get; set; }
    public required string Text { get; set; }

    /// <summary>The next records after <paramref name="last"/> that are gone from their source or of another one than <paramref name="source"/>.</summary>
    public static Task<List<KeptText>> Page<T>(AppDb db, Guid source, Guid last, int count, CancellationToken cancel)
        where T : KeptRecord =>
        Of<T>(db)
            .Where(t => t.IsGone || t.SourceId == null || t.SourceId != source)
            .Where(t => t.Id > last)
            .OrderBy(t => t.Id)
            .Take(count)
            .Select(t => new KeptText
            {
                Id = t.Id,
                SourceKey = t.SourceKey,
                Text = t.Text,
            })
            .ToListAsync(cancel);

    private static IQueryable<Row> Of<T>(AppDb db) =>
        db.Database.SqlQueryRaw<Row>(
            typeof(T).Name switch
            {
                nameof(OrganizationRecord) =>
                    "SELECT \"Id\", \"SourceId\", \"SourceKey\", \"IsGone\", \"Document\" AS \"Text\" FROM \"Organizations\"",
                nameof(LocationRecord) =>
                    "SELECT \"Id\", \"SourceId\", \"SourceKey\", \"IsGone\", \"Document\" AS \"Text\" FROM \"Locations\"",
                nameof(ListingRecord) =>
                    "SELECT \"Id\", \"SourceId\", \"SourceKey\", \"IsGone\", \"Document\" AS \"Text\" FROM \"Listings\"",
                _ => "SELECT \"Id\", \"SourceId\", \"SourceKey\", \"IsGone\", \"Cells\" AS \"Text\" FROM \"SourceRows\"",
            }
        );

    private sealed class Row
    {
        public Guid Id { get; set; }
        public Guid? SourceId { get; set; }
        public string? SourceKey { get; set; }
        public bool IsGone { get; set; }
        public required string Text { get; set; }
    }
}
