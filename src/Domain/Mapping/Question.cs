using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>How a question of the mapping is answered.</summary>
public enum AnswerKind
{
    /// <summary>Words on one line.</summary>
    Line,

    /// <summary>Words on several lines.</summary>
    Text,

    /// <summary>An address of http or https.</summary>
    Link,

    /// <summary>One of the question's choices.</summary>
    One,

    /// <summary>Any of the question's choices.</summary>
    Many,
    YesNo,

    /// <summary>A whole number within the question's bounds.</summary>
    Number,

    /// <summary>People counted in a year: a whole number, of which one to four are kept only as fewer than five (<see cref="AnswerRule.Few"/>).</summary>
    Count,
    Day,

    /// <summary>Languages by their address codes.</summary>
    Languages,

    /// <summary>Forms of violence, by their keys in the taxonomy.</summary>
    Forms,

    /// <summary>A member organisation by its id, or another one in words.</summary>
    Organization,
}

/// <summary>A choice of a question.</summary>
public sealed record Choice(string Key, LocalText Name);

/// <summary>A question of the mapping (directory.md §4). <see cref="Key"/> is stored with every answer and never changes its meaning.</summary>
public sealed record Question(string Key, string Section, AnswerKind Kind, LocalText Name)
{
    public LocalText? Hint { get; init; }

    /// <summary>Among the first questions, which every sheet should answer; "unknown" answers it.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The law may fix the answer: then it is shown as the law's and not as the provider's.</summary>
    public bool MayBeLaw { get; init; }
    public bool IsPercent { get; init; }

    /// <summary>A year, which no language writes with a sign between its thousands.</summary>
    public bool IsYear { get; init; }
    public IReadOnlyList<Choice> Choices { get; init; } = [];
    public int Least { get; init; }
    public int Most { get; init; } = int.MaxValue;
}

/// <summary>Questions that are asked together.</summary>
public sealed record Section(string Key, LocalText Name, IReadOnlyList<Question> Questions);
