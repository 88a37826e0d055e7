namespace Tirek.Domain.Editing;

/// <summary>
/// Joins what somebody wrote over an older state of a service with what stands there now: by a form or by a sheet that was taken along. What she did not touch stays as
/// it is; where both changed the same field, both are told and she chooses.
/// </summary>
/// <param name="Hers">Her texts over those that stand now; where both changed a field, hers.</param>
/// <param name="Theirs">By field, what stands now where both changed it.</param>
public sealed record JoinTexts(IReadOnlyDictionary<string, string> Hers, IReadOnlyDictionary<string, string> Theirs)
{
    /// <param name="now">What stands now, by field.</param>
    /// <param name="seen">The state over which she wrote; null: it is not known, and whatever she says otherwise is hers against theirs.</param>
    /// <param name="texts">What she wrote.</param>
    public static JoinTexts Of(
        IReadOnlyDictionary<string, string> now,
        IReadOnlyDictionary<string, string>? seen,
        IReadOnlyDictionary<string, string> texts
    )
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(texts);
        var (hers, theirs) = (new Dictionary<string, string>(now), new Dictionary<string, string>());
        foreach (var (key, text) in texts.Where(t => t.Value != now[t.Key] && t.Value != seen?[t.Key]))
        {
            hers[key] = text;
            if (now[key] != seen?[key])
                theirs[key] = now[key];
        }
        return new(hers, theirs);
    }
}
