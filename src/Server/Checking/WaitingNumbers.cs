using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Shell;

namespace Tirek.Server.Checking;

/// <summary>A number of her organisation that somebody else of the network took from the public waits until her organisation has decided.</summary>
internal sealed class WaitingNumbers : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await Find(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel) =>
        [
            .. (await Find(db, caller, cancel)).Select(f => new WaitingThing(
                MemberWords.Say(CheckingText.NumberTaken, f.Name),
                f.Path,
                f.At
            )),
        ];

    private static async Task<IReadOnlyList<(string Name, string Path, DateTimeOffset At)>> Find(
        AppDb db,
        Caller caller,
        CancellationToken cancel
    )
    {
        if (!caller.May(Permission.EditListings))
            return [];
        // Only what has a history can have lost a number.
        var own = await db
            .Listings.AsNoTracking()
            .OwnedBy(db, caller)
            .Where(l => db.ListingVersions.Any(v => v.ListingId == l.Id))
            .Select(l => l.Document)
            .ToListAsync(cancel);
        var found = new List<(string, string, DateTimeOffset)>();
        foreach (var listing in own.Where(l => WithdrawNumber.Of(l).Count > 0))
            if (await EditHistory.Taken(db, caller, listing.Id, cancel) is { } taken)
                found.Add((listing.Name.In(Languages.Current).Text, $"/organization/services/{listing.Id}", taken.At));
        return found;
    }
}
