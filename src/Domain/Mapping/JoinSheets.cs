using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>
/// What comes of two colleagues who wrote the same section. <see cref="Answers"/> are hers where she changed one and what stands now where she did not;
/// <see cref="Conflicts"/> are the questions that both changed, each in another way: nothing is saved until she has chosen.
/// </summary>
public sealed record JoinSheets(IReadOnlyList<GivenAnswer> Answers, IReadOnlyList<string> Conflicts, bool IsChanged)
{
    /// <param name="stands">The whole sheet as it is stored now.</param>
    /// <param name="section">The section of the form.</param>
    /// <param name="hers">What she sent for it, with the source and day that she gave; empty answers are left out.</param>
    /// <param name="seen">For each question the mark of what she saw (<see cref="GivenAnswer.MarkOf"/>).</param>
    /// <param name="language">In which she saw it.</param>
    public static JoinSheets Of(
        SheetDocument stands,
        Section section,
        IReadOnlyList<GivenAnswer> hers,
        IReadOnlyDictionary<string, string> seen,
        Language language
    )
    {
        var answers = stands.Answers.Where(a => Questionnaire.Find(a.Question)?.Section != section.Key).ToList();
        var (conflicts, isChanged) = (new List<string>(), false);
        foreach (var question in section.Questions)
        {
            var (now, written) = (stands.To(question.Key), hers.FirstOrDefault(a => a.Question == question.Key));
            var (markNow, markHers) = (GivenAnswer.MarkOf(now, language), GivenAnswer.MarkOf(written, language));
            var saw = seen.GetValueOrDefault(question.Key, "");
            if (markHers == saw || markHers == markNow)
            {
                if (now is not null)
                    answers.Add(now);
                continue;
            }
            isChanged = true;
            if (markNow != saw)
                conflicts.Add(question.Key);
            if (written is not null)
                answers.Add(written.Words is null ? written : written with { Words = Translated(now, written, language) });
        }
        return new(InOrder(answers), conflicts, isChanged);
    }

    /// <summary>What was written in another language stays beside it.</summary>
    private static LocalText? Translated(GivenAnswer? now, GivenAnswer written, Language language) =>
        LocalText.With(now?.Words, language, written.Words!.Original.Text);

    private static IReadOnlyList<GivenAnswer> InOrder(List<GivenAnswer> answers) =>
        [.. Questionnaire.All.Select(q => answers.Find(a => a.Question == q.Key)).OfType<GivenAnswer>()];
}
