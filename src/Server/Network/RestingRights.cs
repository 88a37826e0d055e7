using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Network;

/// <summary>Whoever can speak for a suspended organisation is told so until it is over, with the way to the reasons and the appeal.</summary>
internal sealed class RestingRights : IWaits
{
    public async Task<int> Count(AppDb db, Caller caller, CancellationToken cancel) => (await List(db, caller, cancel)).Count;

    public async Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel)
    {
        if (caller.Standing is not { State: MemberState.Suspended, Organization: { } own } || !caller.May(Permission.SpeakForOrganization))
            return [];
        var since = await db
            .Motions.Where(m => m.Kind == MotionKind.Suspension && m.SubjectId == own && m.Outcome == MotionOutcome.Carried)
            .MaxAsync(m => m.ClosedAt, cancel);
        return [new(NetworkText.SuspendedNote, "/organization/appeal", since ?? DateTimeOffset.UnixEpoch)];
    }
}
