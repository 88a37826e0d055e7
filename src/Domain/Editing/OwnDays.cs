using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>The special days of a listing as text of its form, and back. A line that is as it was keeps its schedules to the last value.</summary>
internal static class OwnDays
{
    public static string Read(Listing listing, Language language) => string.Join('\n', Of(listing).Select(d => LineOf(d, language)));

    public static Listing Write(Listing listing, string text, Language language)
    {
        var before = Of(listing);
        var known = listing.Schedules.ToLookup(s => before.Any(d => d.IsSaidBy(s.For<OwnerReader>()!)));
        var usual = listing.Schedules.Select(s => s.Audience).DefaultIfEmpty(Audience.Public).Max();
        var written = SpecialDays.Lines(text).SelectMany(line => Held(line));
        return listing with { Schedules = [.. known[false], .. written] };

        IEnumerable<Held<Schedule>> Held(DayLine line)
        {
            if (before.FirstOrDefault(d => LineOf(d, language) == line) is { } same)
                return known[true].Where(s => same.IsSaidBy(s.For<OwnerReader>()!));
            var (first, last) = SpecialDays.Span(line);
            // The reason in other languages, where the day is the same.
            var was = before.FirstOrDefault(d => (d.First, d.Last, d.IsYearly) == (first, last, line.IsYearly));
            var day = new SpecialDay(
                first,
                last,
                line.IsYearly,
                WeekHours.WindowsOf(line.Hours),
                LocalText.With(was?.Reason, language, line.Why)
            );
            var audience = known[true]
                .Where(s => was?.IsSaidBy(s.For<OwnerReader>()!) == true)
                .Select(s => s.Audience)
                .DefaultIfEmpty(usual)
                .Max();
            return day.Schedules(listing.Id).Select(s => Listings.Held.For(audience, s));
        }
    }

    private static IReadOnlyList<SpecialDay> Of(Listing listing) => SpecialDays.Of(listing.Schedules.Select(s => s.For<OwnerReader>()!));

    private static DayLine LineOf(SpecialDay day, Language language) => SpecialDays.LineOf(day, Reason(day, language));

    /// <summary>As a form sends it back.</summary>
    private static string Reason(SpecialDay day, Language language) =>
        string.Join(' ', (day.Reason?.Exactly(language)?.Text ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
