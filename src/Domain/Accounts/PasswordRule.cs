namespace Tirek.Domain.Accounts;

/// <summary>What a password must be (ASVS 5.0 §6.2): long, without her own sign-in name in it. Nothing about its signs. What everybody tries first, the server knows.</summary>
public static class PasswordRule
{
    public const int Shortest = 12;
    public const int Longest = 128;

    public static bool IsFit(string password, string signInName) =>
        password.Length is >= Shortest and <= Longest
        && !password.Contains(signInName, StringComparison.OrdinalIgnoreCase)
        && password.Distinct().Count() >= 5;
}
