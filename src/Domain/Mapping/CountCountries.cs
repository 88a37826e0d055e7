namespace Tirek.Domain.Mapping;

/// <summary>How many programmes of a country gave an answer, and how many answered the question at all: neither is said without the other.</summary>
public readonly record struct Share(int Count, int Of);

/// <summary>A line of the comparison of countries: a question with one of its answers.</summary>
public sealed record CountedLine(Question Question, string Value, IReadOnlyDictionary<string, Share> ByCountry);

/// <summary>
/// Counts what programmes of each country answered. Of a programme with several sources the answer that stands first counts (<see cref="MappedView.Best"/>);
/// an honest "unknown" counts among neither.
/// </summary>
public static class CountCountries
{
    private static readonly AnswerKind[] Counted = [AnswerKind.One, AnswerKind.Many, AnswerKind.YesNo];

    /// <summary>Lines of a section, those to which some programme answered so, in the order of the questions.</summary>
    public static IReadOnlyList<CountedLine> Of(Section section, IReadOnlyCollection<MappedView> programmes)
    {
        var countries = programmes.GroupBy(p => p.Country).ToList();
        return
        [
            .. section
                .Questions.Where(q => Counted.Contains(q.Kind))
                .SelectMany(q => ValuesOf(q).Select(v => Line(q, v, countries)))
                .Where(l => l.ByCountry.Values.Any(s => s.Count > 0)),
        ];
    }

    /// <summary>Programmes whose contact with partners a women's service confirmed, of those that say there is such contact.</summary>
    public static Share Confirmed(IEnumerable<MappedView> ofCountry)
    {
        var saying = ofCountry.Where(p => p.To(Keys.PartnerContact).Any(a => a.Answer.Says(Keys.ByWomensService))).ToList();
        return new(saying.Count(p => p.IsContactConfirmed), saying.Count);
    }

    private static IEnumerable<string> ValuesOf(Question question) =>
        question.Kind == AnswerKind.YesNo ? [Keys.Yes, Keys.No] : question.Choices.Select(c => c.Key);

    private static CountedLine Line(Question question, string value, IEnumerable<IGrouping<string, MappedView>> countries) =>
        new(
            question,
            value,
            countries.ToDictionary(
                c => c.Key,
                c =>
                {
                    var known = c.Select(p => p.Best(question.Key)?.Answer).Where(a => a is { IsUnknown: false }).ToList();
                    return new Share(known.Count(a => a!.Says(value)), known.Count);
                }
            )
        );
}
