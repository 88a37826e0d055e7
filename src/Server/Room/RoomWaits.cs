using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Room;

/// <summary>A question about room waits for everybody who may answer for a shelter that was asked and has said nothing yet.</summary>
internal sealed class RoomWaits(TimeProvider clock) : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) =>
        caller.May(Permission.AnswerAboutRoom) ? await Waiting(db, caller).CountAsync(cancel) : 0;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        // Whoever is not here was told by a mail of its own, with the link to answer by (RoomLink).
        if (caller.Session == Guid.Empty || !caller.May(Permission.AnswerAboutRoom))
            return [];
        var since = await Waiting(db, caller).Select(a => a.Question.AskedAt).ToListAsync(cancel);
        return [.. since.Order().Select(at => new WaitingThing(RoomText.Waits, "/room/asked", at))];
    }

    private IQueryable<Asking> Waiting(AppDb db, Caller caller) =>
        OpenRooms.AskedOf(db, caller.Organization, clock.GetUtcNow()).Where(a => a.Answer.Reply == null || a.Answer.IsByPhone);
}
