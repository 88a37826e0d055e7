using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary>
/// All public services in their order, for who reads the whole list page by page: what stands at a page and how many there are costs no look at those before
/// it. Only ids are kept; what is said of a service is read when it is asked for, so one that was taken out meanwhile is absent from its page.
/// </summary>
internal sealed class WholeList(PerPosition<WholeList.Ids> ids)
{
    // The form of a query is worked out once, for the database of this server.
    private readonly Func<AppDb, Guid, Guid, int, IAsyncEnumerable<WrittenListing>> written = EF.CompileAsyncQuery(
        (AppDb db, Guid first, Guid last, int most) =>
            db
                .PublicListings.Where(l => l.Id >= first && l.Id <= last)
                .OrderBy(l => l.Id)
                .Take(most)
                .Select(l => new WrittenListing(l.Id, l.ModifiedAt, l.Hsds))
    );

    public static async Task<Ids> Read(AppDb db, CancellationToken cancel) =>
        new(await db.PublicListings.OrderBy(l => l.Id).Select(l => l.Id).ToArrayAsync(cancel));

    public ValueTask<Ids> At(long position, CancellationToken cancel) => ids.At(position, cancel);

    /// <summary>Full services from this id to that one.</summary>
    public async Task<IReadOnlyList<WrittenListing>> Written(AppDb db, Span span, CancellationToken cancel)
    {
        var page = new List<WrittenListing>(span.Most);
        await foreach (var listing in written(db, span.First, span.Last, span.Most).WithCancellation(cancel))
            page.Add(listing);
        return page;
    }

    /// <summary>So many services, from the first to the last of a page.</summary>
    internal readonly record struct Span(Guid First, Guid Last, int Most);

    internal sealed record Ids(Guid[] InOrder)
    {
        public int Count => InOrder.Length;

        /// <summary>The page from this place in the order on; null past the end.</summary>
        public Span? Page(long skip, int take)
        {
            if (skip >= Count)
                return null;
            var most = (int)Math.Min(take, Count - skip);
            return new(InOrder[skip], InOrder[skip + most - 1], most);
        }
    }
}
