namespace Tirek.Domain.Accounts;

/// <summary>What a password must be (ASVS 5.0 §6.2): long, not one that everybody tries first, not her own sign-in name. Nothing about its signs.</summary>
public static class PasswordRule
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public static bool IsFit(string password, string signInName) =>
        password.Length is >= Shortest and <= Longest
        && !password.Contains(signInName, StringComparison.OrdinalIgnoreCase)
        && password.Distinct().Count() >= 5;
}
