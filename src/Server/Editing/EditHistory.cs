using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>Keeps the states of a service, and tells what changed from one to the next.</summary>
internal static class EditHistory
{
    /// <summary>So many of the newest changes are shown; all are kept.</summary>
    private const int Shown = 30;

    /// <summary>Tells one state from another.</summary>
    public static string MarkOf(object state) => Convert.ToHexString(SHA256.HashData(StoredJson.Bytes(state)).AsSpan(0, 12));

    /// <summary>Writes a new state of a service that is held, keeping the one before; does not publish it.</summary>
    public static async Task Write(
        AppDb db,
        Caller caller,
        ListingRecord record,
        Listing changed,
        DateTimeOffset now,
        CancellationToken cancel,
        FromList? from = null
    )
    {
        var last = await db.ListingVersions.Where(v => v.ListingId == record.Id).MaxAsync(v => (int?)v.Sequence, cancel) ?? 0;
        if (last == 0)
            db.ListingVersions.Add(Version(record, ++last, record.ChangedAt, null));
        (record.Document, record.ChangedAt) = (changed with { LastModified = now }, now);
        db.ListingVersions.Add(Version(record, last + 1, now, caller.Person, from));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Notes that a service which is added now comes from a list; does not save it.</summary>
    public static void Begin(AppDb db, Caller caller, ListingRecord record, DateTimeOffset now, FromList from) =>
        db.ListingVersions.Add(Version(record, 1, now, caller.Person, from));

    /// <summary>The state that somebody saw when she began to write, if it is among the newest.</summary>
    public static async Task<Listing?> Find(AppDb db, Guid listing, string mark, CancellationToken cancel)
    {
        var newest = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == listing)
            .OrderByDescending(v => v.Sequence)
            .Take(Shown)
            .Select(v => v.Document)
            .ToListAsync(cancel);
        return newest.Find(l => MarkOf(l) == mark);
    }

    /// <summary>What changed, newest first. Of whoever wrote from another organisation only that organisation is told.</summary>
    public static async Task<IReadOnlyList<ListingEdit>> Read(AppDb db, Caller caller, Guid listing, CancellationToken cancel)
    {
        var own = caller.Organization;
        var versions = await db
            .ListingVersions.AsNoTracking()
            .Where(v => v.ListingId == listing)
            .OrderByDescending(v => v.Sequence)
            .Take(Shown + 1)
            .Select(v => new
            {
                v.Sequence,
                v.At,
                v.Document,
                v.ListRow,
                List = db.BroughtLists.Where(b => b.Id == v.ListId).Select(b => b.FileName).FirstOrDefault(),
                Colleague = db
                    .People.Where(p => p.Id == v.By && db.Memberships.Any(m => m.PersonId == p.Id && m.OrganizationId == own))
                    .Select(p => p.Name)
                    .FirstOrDefault(),
                Elsewhere = db
                    .MemberOrganizations.Where(o =>
                        db.Memberships.Any(m => m.PersonId == v.By && m.OrganizationId == o.Id && m.Until == null)
                    )
                    .Select(o => o.Name)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return
        [
            // Before the first state there is nothing, save that a list may have brought it.
            .. versions
                .Zip([.. versions.Skip(1).Select(v => v.Document), null])
                .Where(v => v.Second is not null || v.First is { Sequence: 1, List: not null })
                .Take(Shown)
                .Select(v => new ListingEdit(
                    v.First.Sequence,
                    v.First.At,
                    v.First.Colleague ?? v.First.Elsewhere?.In(Languages.Current).Text,
                    v.Second is null ? [] : Changes(v.Second, v.First.Document)
                )
                {
                    List = v.First.List,
                    ListRow = v.First.ListRow,
                }),
        ];
    }

    private static List<ChangedField> Changes(Listing before, Listing now) =>
        [
            .. EditFields
                .All.SelectMany(f => Language.All.Select(l => new ChangedField(f.Key, l, f.Read(before, l), f.Read(now, l))))
                .Where(c => c.Before != c.After)
                .DistinctBy(c => (c.Key, c.Before, c.After)),
        ];

    private static ListingVersion Version(ListingRecord record, int sequence, DateTimeOffset at, Guid? by, FromList? from = null) =>
        new()
        {
            ListingId = record.Id,
            Sequence = sequence,
            At = at,
            By = by,
            Document = record.Document,
            ListId = from?.List,
            ListRow = from?.Row,
            ListKey = from?.Key,
        };
}

/// <summary>The row of a brought list that a state of a service comes from. <see cref="Key"/>: by which the list knows it.</summary>
internal sealed record FromList(Guid List, int Row, string? Key);
