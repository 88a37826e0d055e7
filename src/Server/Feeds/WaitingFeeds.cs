using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Feeds;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Shell;

namespace Tirek.Server.Feeds;

/// <summary>
/// Editions that wait for a decision, and schedules that fail, that a restore paused or whose edition nobody decided about in time, wait for whoever keeps the feeds.
/// </summary>
internal sealed class WaitingFeeds : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) =>
        caller.May(Permission.KeepFeeds)
            ? await db.FeedReadings.CountAsync(r => r.State == FeedState.ToDecide, cancel) + await InNeed(db).CountAsync(cancel)
            : 0;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.May(Permission.KeepFeeds))
            return [];
        var readings = await db
            .FeedReadings.AsNoTracking()
            .Where(r => r.State == FeedState.ToDecide)
            .OrderBy(r => r.At)
            .ToListAsync(cancel);
        var schedules = await InNeed(db).AsNoTracking().ToListAsync(cancel);
        return
        [
            .. readings.Select(r => new WaitingThing(
                MemberWords.Say(FeedsText.EditionWaits, r.Source ?? r.FileName),
                $"/feeds/editions/{r.Id}",
                r.At
            )),
            .. schedules.Select(s => new WaitingThing(
                MemberWords.Say(s.HasExpired && s.PausedAt is null ? FeedsText.EditionExpired : FeedsText.ScheduleFails, s.Source),
                $"/feeds/schedules/{s.Id}",
                s.TriedAt ?? s.NextAt
            )),
        ];
    }

    private static IQueryable<FeedSchedule> InNeed(AppDb db) =>
        db.FeedSchedules.Where(s =>
            (s.PausedAt == null && (s.Failures >= FeedRule.FailuresToTell || s.HasExpired)) || s.Fault == FeedFault.Restored
        );
}
