using System.Security.Cryptography;
using System.Text;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>
/// What comes of two colleagues who assess by the same standard. What she did not touch, or did not see, stays as it stands; <see cref="Conflicts"/> are provisions
/// that both changed, each in another way: nothing is saved until she has chosen.
/// </summary>
public sealed record JoinAssessments(IReadOnlyList<Assessment> Assessments, IReadOnlyList<string> Conflicts)
{
    /// <param name="stands">All assessments of the sheet, by every standard, as they are stored now.</param>
    /// <param name="hers">What she sent, one for a provision that her form showed.</param>
    /// <param name="seen">For each provision the mark of what she saw (<see cref="MarkOf"/>).</param>
    /// <param name="language">In which she saw it.</param>
    public static JoinAssessments Of(
        IReadOnlyList<Assessment> stands,
        IReadOnlyList<Assessment> hers,
        IReadOnlyDictionary<string, string> seen,
        Language language
    )
    {
        var (joined, conflicts) = (stands.ToList(), new List<string>());
        foreach (var assessment in hers)
        {
            var at = joined.FindIndex(a => a.Standard == assessment.Standard && a.Provision == assessment.Provision);
            var (now, saw, written) = (
                MarkOf(at < 0 ? null : joined[at], language),
                seen.GetValueOrDefault(assessment.Provision, ""),
                MarkOf(assessment, language)
            );
            if (written == saw || written == now)
                continue;
            if (now != saw)
                conflicts.Add(assessment.Provision);
            if (at < 0)
                joined.Add(assessment);
            else
                joined[at] = assessment with { Evidence = Translated(joined[at].Evidence, assessment.Evidence, language) };
        }
        return new(joined, conflicts);
    }

    /// <summary>What was written in another language stays beside it.</summary>
    private static LocalText? Translated(LocalText? now, LocalText? written, Language language) =>
        written is null ? null : LocalText.With(now, language, written.Original.Text);

    /// <summary>Tells one state from another, as a reader of <paramref name="language"/> sees it. Empty for none.</summary>
    public static string MarkOf(Assessment? assessment, Language language) =>
        assessment is null
            ? ""
            : Convert.ToHexString(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{assessment.Grade}\t{assessment.Evidence?.In(language).Text}")).AsSpan(0, 12)
            );
}
