namespace Tirek.Domain.Members;

/// <summary>
/// The code by which a member finds an organisation that is not yet one, to propose it: eight signs, told by voice or on paper. Whoever has no code finds nobody:
/// what registers here is in no list before it is admitted. No secret that opens anything.
/// </summary>
public static class OrganizationCode
{
    private const int Length = 8;

    public static string Make() => CodeSigns.Make(Length);

    /// <summary>As it is stored, however it was typed; null if it cannot be one.</summary>
    public static string? Read(string? typed) => CodeSigns.Read(typed, Length) is { } code ? $"{code[..4]}-{code[4..]}" : null;
}
