using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>
/// A reason to talk, computed from answers by a rule that stands beside it with its source. Never a verdict, never for the public (directory.md §4).
/// </summary>
public sealed record DiscussionPoint(string Key, string Question, string Value)
{
    public LocalText Name => Questionnaire.Text($"point.{Key}");
    public LocalText Why => Questionnaire.Text($"why.{Key}");
    public LocalText Source => Questionnaire.Text($"source.{Key}");

    /// <summary>Every rule there is: an answer that holds this value to this question.</summary>
    public static IReadOnlyList<DiscussionPoint> All { get; } =
    [
        new("couples", Keys.Model, "couples"),
        new("mediation", Keys.NoMediation, Keys.No),
        new("no-contact", Keys.PartnerContact, Keys.NoContact),
        new("money", Keys.SeparateMoney, Keys.No),
    ];

    /// <summary>The points of a programme, with the answers from which each follows. What nobody answered is no point.</summary>
    public static IReadOnlyList<FoundPoint> In(MappedView programme) =>
        [
            .. All.Select(p => new FoundPoint(p, [.. programme.To(p.Question).Where(a => a.Answer.Says(p.Value))]))
                .Where(f => f.From.Count > 0),
        ];
}

/// <summary>A point of one programme.</summary>
public sealed record FoundPoint(DiscussionPoint Point, IReadOnlyList<SaidAnswer> From)
{
    /// <summary>Replies that the reader may read, with whose sheet holds each; those of the programme itself first.</summary>
    public static IEnumerable<(SheetView Sheet, GivenReply Reply)> Replies(MappedView programme, DiscussionPoint point) =>
        programme.Sheets.SelectMany(s => s.Document.Replies.Where(r => r.Point == point.Key).Select(r => (s, r)));
}
