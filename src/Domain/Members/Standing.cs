namespace Tirek.Domain.Members;

/// <summary>
/// Who somebody is at this moment, as far as rights depend on it. <see cref="Organization"/>, <see cref="Kind"/> and <see cref="Country"/> are null for somebody
/// who is in no organisation, such as an operator. An account is complete when it can be signed in to safely and come back to: a passkey or a second factor, and
/// a recovery sheet.
/// </summary>
public sealed record Standing(
    Guid Person,
    bool IsComplete,
    IReadOnlySet<Role> Roles,
    Guid? Organization = null,
    OrganizationKind? Kind = null,
    string? Country = null,
    MemberState State = MemberState.Outside
);
