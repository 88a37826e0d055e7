using System.Text.Json.Serialization;
using Tirek.Domain.Languages;
using Tirek.Domain.Mailing;

namespace Tirek.Domain.Accounts;

/// <summary>What somebody sees of her own account: all that is stored of her here, save secrets, which are kept as hashes or sealed.</summary>
public sealed record OwnAccount(
    string Name,
    string SignInName,
    string Language,
    DateTimeOffset CreatedAt,
    bool HasPassword,
    IReadOnlyList<OpenSession> Sessions,
    IReadOnlyList<KeptPasskey> Passkeys,
    IReadOnlyList<OwnMembership> Memberships,
    IReadOnlyList<OwnReturn> Returns,
    OwnMail? Mail,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? SuspendedAt,
    bool IsOperator,
    IReadOnlyList<OwnTrace> Traces
);

/// <summary>
/// What else is stored that leads to her: a session that has ended, a device, an invitation, a line of a trail, what she did for the node. <see cref="What"/> is
/// what the device looks like, the name of the act or of the role; <see cref="Until"/> when it was seen last or ends.
/// </summary>
public sealed record OwnTrace(TraceKind Kind, string What, DateTimeOffset At, DateTimeOffset? Until = null)
{
    /// <summary>Of an act: what it is in her language.</summary>
    public string? Words { get; init; }
}

/// <summary>Where a trace stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TraceKind>))]
public enum TraceKind
{
    EndedSession,
    Device,
    InvitationMade,
    InvitationUsed,

    /// <summary>Named to an office of the network.</summary>
    Office,
    WaitingMail,

    /// <summary>A line of an organisation's trail in which she acted or was meant.</summary>
    TrailLine,

    /// <summary>What she did for the node, in its own trail.</summary>
    OperatorAct,
}

/// <summary>A session that stands, with the kind of browser and system it runs in.</summary>
public sealed record OpenSession(Guid Id, string Looks, DateTimeOffset StartedAt, DateTimeOffset SeenAt, bool WithPasskey, bool IsThis);

/// <summary>A passkey; <see cref="Id"/> is its credential id in Base64url.</summary>
public sealed record KeptPasskey(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>That she asked to come back, or vouched for a colleague who did.</summary>
public sealed record OwnReturn(DateTimeOffset At, bool IsVouching);

/// <summary>That she belongs, or belonged, to an organisation.</summary>
public sealed record OwnMembership(LocalText Organization, IReadOnlyList<string> Roles, DateTimeOffset Since, DateTimeOffset? Until);
