using Microsoft.AspNetCore.Identity;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;

namespace Tirek.Server.Data;

/// <summary>
/// Somebody with an account. Her sign-in name is <see cref="IdentityUser{TKey}.UserName"/>; a mail address is never demanded. Deleted when she asks to be erased.
/// </summary>
internal sealed class Person : IdentityUser<Guid>
{
    /// <summary>How colleagues see her: what she chose, not necessarily her own name.</summary>
    public required string Name { get; set; }

    /// <summary>Address code of the language in which she is written to.</summary>
    public required string Language { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when she could come in safely, for the first time; null: never yet, and she is deleted if she does not go on.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Hash of the code on her recovery sheet; null until she has printed one.</summary>
    public byte[]? SheetHash { get; set; }

    /// <summary>The co-ordinator or the network has taken her rights for now.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>The half minute of the one-time code that was taken last: neither it nor one before it works again (RFC 6238 §5.2).</summary>
    public byte[]? LastCode { get; set; }

    /// <summary>In no organisation, she may run the node.</summary>
    public bool IsOperator { get; set; }

    public bool IsInvented { get; set; }
}

/// <summary>An organisation with people here: a member of the network, or on the way to be one. Not a record of the directory.</summary>
internal sealed class MemberOrganization
{
    public Guid Id { get; set; }
    public required LocalText Name { get; set; }
    public OrganizationKind Kind { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    /// <summary>Keys of the places it serves; empty: its whole country.</summary>
    public string[] Areas { get; set; } = [];

    /// <summary>Address codes of the languages in which it works.</summary>
    public string[] Languages { get; set; } = [];

    /// <summary>As it says itself; null: it did not say.</summary>
    public bool? IsWomenLed { get; set; }
    public MemberState State { get; set; }

    /// <summary>One of the three whom the operator invited at the beginning. Marked so for ever.</summary>
    public bool IsFounding { get; set; }
    public DateTimeOffset FoundedAt { get; set; }

    /// <summary>By which a member finds it before it is one (<see cref="OrganizationCode"/>); null if it was registered before there were codes.</summary>
    public string? Code { get; set; }

    /// <summary>The organisation of the directory that it is; null until it has listings there.</summary>
    public Guid? DirectoryId { get; set; }

    /// <summary>The key of its name's original: lists are sorted by it.</summary>
    public string SortName { get; set; } = "";
    public DateTimeOffset? MemberSince { get; set; }

    /// <summary>Until when its membership lasts; null while it is none.</summary>
    public DateTimeOffset? RenewBy { get; set; }

    /// <summary>Whether members that are state bodies see it in the list of members. Its own choice; no, unless it says so.</summary>
    public bool IsSeenByState { get; set; }
}

/// <summary>That somebody belongs to an organisation, with what roles, from when until when. She belongs to one at a time.</summary>
internal sealed class Membership
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Guid OrganizationId { get; set; }

    /// <summary>Names of <see cref="Role"/>.</summary>
    public string[] Roles { get; set; } = [];
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? Until { get; set; }
}

/// <summary>What an invitation is to. Numbers are stored.</summary>
internal enum InvitationKind
{
    /// <summary>To the organisation of whoever invites.</summary>
    Colleague = 1,

    /// <summary>To found one of the three organisations with which the network begins.</summary>
    FoundingOrganization = 2,

    /// <summary>To run the node.</summary>
    Operator = 3,

    /// <summary>To lead an organisation whose people have all lost their way in, as the network decided.</summary>
    Reopening = 4,
}

/// <summary>A link, a QR code or a line on paper that lets somebody in once.</summary>
internal sealed class Invitation
{
    public Guid Id { get; set; }

    /// <summary>Of what stands in the link; the link itself is kept nowhere.</summary>
    public required byte[] TokenHash { get; set; }
    public InvitationKind Kind { get; set; }
    public Guid? OrganizationId { get; set; }
    public string[] Roles { get; set; } = [];

    /// <summary>For whom, as whoever invited wrote it for herself.</summary>
    public required string Note { get; set; }
    public Guid? InvitedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
    public Guid? UsedBy { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
}

/// <summary>That somebody is signed in on a device. What her cookie says counts only while this row stands and is not ended.</summary>
internal sealed class SignInSession
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Guid? DeviceId { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>With a passkey; else with password and code.</summary>
    public bool WithPasskey { get; set; }
}

/// <summary>A device from which somebody has signed in before: its sign-ins wait in a lane of their own.</summary>
internal sealed class KnownDevice
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>Kind of browser and system, such as "Firefox, Android": no version, no model.</summary>
    public required string Looks { get; set; }
    public DateTimeOffset FirstSeenAt { get; set; }
    public DateTimeOffset SeenAt { get; set; }
}
