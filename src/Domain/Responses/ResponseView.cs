using Tirek.Domain.Places;

namespace Tirek.Domain.Responses;

/// <summary>The sheet of a place as a member reads it.</summary>
public sealed record ResponseView(Place Place, DateTimeOffset ChangedAt, IReadOnlyList<AnswerView> Answers)
{
    /// <summary>The newest edition that was given out on paper; null: none yet.</summary>
    public EditionView? Edition { get; init; }

    /// <summary>Who answers today for this line.</summary>
    public IEnumerable<AnswerView> For(ResponseTask task) => Answers.Where(a => a.Task == task && !a.IsGone);

    /// <summary>Lines for which nobody is known.</summary>
    public IReadOnlyList<ResponseTask> Gaps => [.. ResponseTasks.All.Where(t => !For(t).Any())];

    /// <summary>How many entries are of member organisations, which can sign.</summary>
    public int Signable => Answers.Count(a => !a.IsGone && a.Signature != SignatureState.NotAsked);

    public int Signed => Answers.Count(a => !a.IsGone && a.Signature == SignatureState.Signed);
}

/// <summary>An edition that was given out, by its year and its number in that year, and the lines of it that are no longer right.</summary>
public sealed record EditionView(int Year, int Number, DateTimeOffset GivenOutAt, IReadOnlyList<ChangedLine> Changed)
{
    public bool IsToReprint => Changed.Count > 0;

    /// <summary>What would go out now is what went out then: nothing was written since, and every line is the same.</summary>
    public bool IsSame { get; init; }

    /// <summary>What is printed now: the last edition where it is the same, else the one that it is when it goes out today.</summary>
    public static EditionView Now(EditionView? last, DateTimeOffset now)
    {
        if (last is { IsSame: true })
            return last;
        var (year, number) = After(last, now);
        return new(year, number, now, []);
    }

    /// <summary>The year and number of the edition after the newest.</summary>
    public static (int Year, int Number) After(EditionView? last, DateTimeOffset now) =>
        (now.UtcDateTime.Year, last?.Year == now.UtcDateTime.Year ? last.Number + 1 : 1);
}

/// <summary>A line that stands on paper as it is no longer; without a task it is a number to call in danger.</summary>
public sealed record ChangedLine(string PlaceKey, ResponseTask? Task, string Key);
