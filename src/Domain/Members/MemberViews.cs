using Tirek.Domain.Languages;

namespace Tirek.Domain.Members;

/// <summary>An organisation as its own people see it: keys of the places it serves (none: its whole country), address codes of its languages.</summary>
public sealed record OwnOrganization(
    Guid Id,
    LocalText Name,
    OrganizationKind Kind,
    string Country,
    MemberState State,
    bool IsFounding,
    bool? IsWomenLed,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Languages
);

/// <summary>Somebody in the caller's organisation.</summary>
public sealed record Colleague(Guid Person, string Name, IReadOnlyList<Role> Roles, DateTimeOffset Since, bool IsSuspended);

/// <summary>An invitation that nobody has used yet. <see cref="Note"/> is what whoever made it wrote for herself.</summary>
public sealed record OpenInvitation(Guid Id, string Note, IReadOnlyList<Role> Roles, DateTimeOffset Expires);
