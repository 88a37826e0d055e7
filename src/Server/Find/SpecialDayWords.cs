using Tirek.Domain.Editing;
using Tirek.Domain.Languages;

namespace Tirek.Server.Find;

/// <summary>Days on which other hours hold than in the week, in words: "24 December 2026: 10:00–14:00", "1 January, every year: closed (New Year)".</summary>
internal static class SpecialDayWords
{
    /// <summary>The reason stands behind it unless it is left out, as on a card that must tell nothing.</summary>
    public static string Of(SpecialDay day, Language language, bool withReason = true)
    {
        var reason = withReason ? day.Reason?.In(language, neverMachine: true).Text : null;
        var said = $"{When(day.First, day.Last, day.IsYearly, language)}: {ScheduleWords.Times(day.Windows)}";
        return string.IsNullOrWhiteSpace(reason) ? said : $"{said} ({reason})";
    }

    /// <summary>A line of the form without a fault; as it was written otherwise.</summary>
    public static string Of(DayLine line, Language language)
    {
        if (SpecialDays.FaultsOf([line])[0] != DayFault.None)
            return string.Join(' ', new[] { line.From, line.To, line.Hours, line.Why }.Where(p => p.Length > 0));
        var (first, last) = SpecialDays.Span(line);
        return Of(new SpecialDay(first, last, line.IsYearly, WeekHours.WindowsOf(line.Hours), LocalText.OfOptional(line.Why)), language);
    }

    private static string When(DateOnly first, DateOnly last, bool isYearly, Language language)
    {
        string Day(DateOnly day) => isYearly ? DateWords.OfYear(day, language) : DateWords.Long(day, language);
        var days = first == last ? Day(first) : $"{Day(first)} – {Day(last)}";
        return isYearly ? $"{days}, {FindText.EveryYear}" : days;
    }
}
