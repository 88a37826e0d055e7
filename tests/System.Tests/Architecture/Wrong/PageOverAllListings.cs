using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.System.Tests.Architecture.Wrong;

/// <summary>Wrong on purpose: a page that reads the table of all listings, in a lambda of an asynchronous method, where it is easily overlooked.</summary>
internal sealed class PageOverAllListings
{
    public static async Task<int> Count(AppDb db, CancellationToken cancel)
    {
        await Task.Yield();
        return await db.Listings.CountAsync(l => l.IsHidden, cancel);
    }
}
