using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Room;
using Tirek.Server.Data;

namespace Tirek.Server.Room;

/// <summary>What the questions about a country came to, by month: its regions together, so that no region with one shelter shows what that shelter said.</summary>
internal static class RoomMonths
{
    private const int Shown = 12;

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<RoomMonth>> Of(AppDb db, string country, CancellationToken cancel)
    {
        var counts = await db
            .RoomCounts.Where(c => c.Area.StartsWith(country))
            .GroupBy(c => new { c.Month, c.Reply })
            .Select(g => new
            {
                g.Key.Month,
                g.Key.Reply,
                Times = g.Sum(c => c.Times),
            })
            .ToListAsync(cancel);
        return
        [
            .. counts
                .GroupBy(c => c.Month)
                .OrderByDescending(g => g.Key)
                .Take(Shown)
                .Select(g =>
                {
                    int Of(int reply) => g.Where(c => c.Reply == reply).Sum(c => c.Times);
                    return new RoomMonth(
                        g.Key,
                        Of(0),
                        Of((int)RoomReply.Yes),
                        Of((int)RoomReply.No),
                        Of((int)RoomReply.CallUs),
                        Of((int)RoomReply.Unanswered)
                    );
                }),
        ];
    }
}
