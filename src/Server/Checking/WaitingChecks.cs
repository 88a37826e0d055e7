using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;
using Tirek.Server.Shell;

namespace Tirek.Server.Checking;

/// <summary>Corrections that somebody has to decide wait for her as one thing, and what is due to be checked as another.</summary>
internal sealed class WaitingChecks(TimeProvider clock) : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) =>
        caller.May(Permission.CheckListings)
            ? (await DecideCorrections.Of(db, caller).AnyAsync(cancel) ? 1 : 0)
                + (await ListChecks.Due(db, caller, CheckListing.Today(clock)).AnyAsync(cancel) ? 1 : 0)
            : 0;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (!caller.May(Permission.CheckListings))
            return [];
        var things = new List<WaitingThing>();
        var days = await DecideCorrections.Of(db, caller).Select(c => c.On).ToListAsync(cancel);
        if (days.Count > 0)
            // By the newest: something new waits when another is written.
            things.Add(new(MemberWords.Say(CheckingText.CorrectionsWait, days.Count), "/corrections", Since(days.Max())));
        var today = CheckListing.Today(clock);
        var due = await ListChecks.Due(db, caller, today).CountAsync(cancel);
        if (due > 0)
            // By the month: whoever gets mail when something new waits is not written to each day.
            things.Add(new(MemberWords.Say(CheckingText.ChecksWait, due), "/checks", Since(new(today.Year, today.Month, 1))));
        return things;
    }

    private static DateTimeOffset Since(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
