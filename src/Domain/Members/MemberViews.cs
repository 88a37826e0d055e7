using Tirek.Domain.Languages;

namespace Tirek.Domain.Members;

/// <summary>An organisation as its own people see it. <see cref="Code"/> is what a member types to propose it.</summary>
public sealed record OwnOrganization(
    Guid Id,
    LocalText Name,
    OrganizationKind Kind,
    string Country,
    MemberState State,
    bool IsFounding,
    bool? IsWomenLed,
    string Code,
    DateOnly? RenewBy
);

/// <summary>Somebody in the caller's organisation.</summary>
public sealed record Colleague(Guid Person, string Name, IReadOnlyList<Role> Roles, DateTimeOffset Since, bool IsSuspended);

/// <summary>An invitation that nobody has used yet. <see cref="Note"/> is what whoever made it wrote for herself.</summary>
public sealed record OpenInvitation(Guid Id, string Note, IReadOnlyList<Role> Roles, DateTimeOffset Expires);
