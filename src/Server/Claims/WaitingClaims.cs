using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Claims;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Shell;

namespace Tirek.Server.Claims;

/// <summary>What waits for a focal point to decide, what came of her own organisation's claims, and what the source of an entry that is hers says otherwise now.</summary>
internal sealed class WaitingClaims : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await List(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        var things = new List<WaitingThing>();
        if (caller.May(Permission.DecideClaims))
        {
            var since = await db
                .ListingClaims.DecidedBy(db, caller)
                .Where(c => c.State == ClaimState.Waiting)
                .Select(c => c.At)
                .ToListAsync(cancel);
            // By the newest: something new waits when another is claimed.
            if (since.Count > 0)
                things.Add(new(MemberWords.Say(ClaimsText.Wait, since.Count), "/claims", since.Max()));
        }
        if (!caller.May(Permission.EditListings) || !await db.ListingClaims.Of(caller).AnyAsync(cancel))
            return things;
        var told = ClaimRule.Told.ToArray();
        var over = await db
            .ListingClaims.Of(caller)
            .Where(c => !c.IsRead && told.Contains(c.State))
            .Select(c => c.DecidedAt)
            .ToListAsync(cancel);
        if (over.Count > 0)
            things.Add(new(MemberWords.Say(ClaimsText.WaitTold, over.Count), "/organization/claims", over.Max()!.Value));
        var news = await LookAtSource.WithNews(db, caller, cancel);
        if (news.Count > 0)
            things.Add(new(MemberWords.Say(ClaimsText.WaitNews, news.Count), "/organization/claims", news.Max(n => n.At)));
        return things;
    }
}
