using System.Globalization;

namespace Tirek.Domain.Mapping;

/// <summary>What is wrong with what somebody wrote. Nothing is corrected silently.</summary>
public enum AnswerFault
{
    None,
    Number,
    Day,
    Link,
}

/// <summary>Reads and bounds what somebody writes as an answer.</summary>
public static class AnswerRule
{
    public const int LongestLine = 200;
    public const int LongestText = 4000;
    public const int LongestSource = 300;

    /// <summary>How one to four people of a year are kept: so few can be known again (statistics.md §2).</summary>
    public const string Few = "<5";

    /// <summary>From so many on a count is kept as it is.</summary>
    public const int Enough = 5;

    private static readonly DateOnly Earliest = new(1980, 1, 1);
    private static readonly string[] Days = ["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy"];

    /// <summary>A whole number as people type it: spaces between thousands are no fault.</summary>
    /// <returns>The number as it is stored, or null and what is wrong.</returns>
    public static (string? Value, AnswerFault Fault) Number(Question question, string text)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= question.Least
            && number <= question.Most
            ? (number.ToString(CultureInfo.InvariantCulture), AnswerFault.None)
            : (null, AnswerFault.Number);
    }

    /// <summary>A number of people: nothing finer than <see cref="Few"/> is kept of one to four.</summary>
    public static (string? Value, AnswerFault Fault) Count(Question question, string text)
    {
        var typed = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (typed == Few)
            return (Few, AnswerFault.None);
        var (value, fault) = Number(question, typed);
        return value is not null && int.Parse(value, CultureInfo.InvariantCulture) is > 0 and < Enough ? (Few, fault) : (value, fault);
    }

    /// <summary>A day as a browser sends it or as people type it.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest ? day : null;

    /// <summary>The day of a source: not one that is still to come.</summary>
    public static DateOnly? PastDay(string text, DateOnly today) => Day(text) is { } day && day <= today ? day : null;

    public static string? Link(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? text : null;
}
