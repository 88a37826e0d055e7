namespace Tirek.Domain.Members;

/// <summary>Somebody whom a demonstration invented, with her roles and, if she is in one, her organisation's name.</summary>
public sealed record InventedPerson(Guid Id, string Name, IReadOnlyList<Role> Roles, string? Organization);
