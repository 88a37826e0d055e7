using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Shell;

/// <summary>Something that may wait for somebody: each feature that asks people to act says so here, for the one page and the count in the header.</summary>
internal interface IWaits
{
    /// <summary>How much waits for her; quick, since every page of hers asks.</summary>
    Task<int> Count(AppDb db, Caller caller, CancellationToken cancel);

    /// <summary>What waits for her, oldest first.</summary>
    Task<IReadOnlyList<WaitingThing>> List(AppDb db, Caller caller, CancellationToken cancel);
}
