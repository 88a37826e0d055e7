namespace Tirek.Domain.Crisis;

/// <summary>When a number to call in danger may be shown, and when it must say that nobody has checked it lately.</summary>
public static class CrisisRule
{
    /// <summary>Days for which a check counts, the day of the check not counted: on the 91st day after it the number is shown as unverified.</summary>
    public const int VerifiedForDays = 90;

    /// <summary>The five countries lie at UTC+5 and UTC+6: nobody there can have checked anything on a later day than this clock's.</summary>
    private static readonly TimeSpan EasternmostClock = TimeSpan.FromHours(6);

    /// <summary>Whether somebody checked the number lately enough for it to be shown without a warning.</summary>
    public static bool IsVerified(DateOnly checkedOn, DateOnly today) => today.DayNumber - checkedOn.DayNumber <= VerifiedForDays;

    /// <summary>The last day on which a number can have been checked: today by the easternmost clock of the region.</summary>
    public static DateOnly LatestCheck(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(EasternmostClock).DateTime);

    /// <summary>The digits to dial of a number as people write it, or null if it holds anything but digits, spaces, hyphens, brackets and a leading plus.</summary>
    public static string? Dialled(string number)
    {
        var trimmed = number.Trim();
        if (trimmed.Any(c => !char.IsAsciiDigit(c) && c is not (' ' or '-' or '(' or ')' or '+')) || trimmed.LastIndexOf('+') > 0)
            return null;
        var dialled = string.Concat(trimmed.Where(c => char.IsAsciiDigit(c) || c == '+'));
        return dialled.Trim('+', '0').Length == 0 ? null : dialled;
    }

    /// <summary>A short code of a country, such as 102, 112 or 1430: two to five digits. Longer ones are ordinary numbers.</summary>
    public static bool IsShortCode(string dialled) => dialled.Length is >= 2 and <= 5 && dialled[0] != '+';
}
