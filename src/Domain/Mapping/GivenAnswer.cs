using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>
/// What one organisation answers to one question, with where it comes from and from which day it is: no answer stands without either. An honest "unknown" has
/// neither <see cref="Values"/> nor <see cref="Words"/>.
/// </summary>
/// <param name="Question">Key of the question.</param>
public sealed record GivenAnswer(string Question)
{
    public bool IsUnknown { get; init; }

    /// <summary>Keys of choices, languages or forms, a number, a day as yyyy-MM-dd, the id of an organisation: by the kind of the question.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];
    public LocalText? Words { get; init; }

    /// <summary>A document, a conversation, a visit; never a person's name.</summary>
    public string Source { get; init; } = "";
    public DateOnly AsOf { get; init; }

    /// <summary>The law fixes this and not the provider.</summary>
    public bool IsLaw { get; init; }

    [JsonIgnore]
    public bool IsEmpty => !IsUnknown && Values.Count == 0 && Words is null;

    public bool Says(string value) => Values.Contains(value);

    /// <summary>The same content, wherever it comes from: so that an answer which nobody touched keeps its source, and two who wrote the same did not differ.</summary>
    public bool SaysSameAs(GivenAnswer other) =>
        IsUnknown == other.IsUnknown
        && IsLaw == other.IsLaw
        && Values.Order(StringComparer.Ordinal).SequenceEqual(other.Values.Order(StringComparer.Ordinal))
        && Words?.Original.Text == other.Words?.Original.Text;

    /// <summary>Tells one state of an answer, as a reader of <paramref name="language"/> sees it, from another. Empty for none.</summary>
    public static string MarkOf(GivenAnswer? answer, Language language)
    {
        if (answer is null || answer.IsEmpty)
            return "";
        var written = string.Join(
            '\t',
            answer.IsUnknown,
            answer.IsLaw,
            string.Join(' ', answer.Values.Order(StringComparer.Ordinal)),
            answer.Words?.In(language).Text
        );
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(written)).AsSpan(0, 12));
    }
}

/// <summary>What a programme says to a point to discuss, recorded in the sheet of whoever wrote it down.</summary>
/// <param name="Point">Key of the point.</param>
public sealed record GivenReply(string Point, LocalText Words, DateOnly On);

/// <summary>A reply as somebody wrote it, which could not be kept.</summary>
public sealed record TypedReply(string Point, string Text);

/// <summary>How far a provision of a standard is met. Numbers are stored.</summary>
public enum Grade
{
    Unknown = 0,
    Met = 1,
    Partly = 2,
    Not = 3,
}

/// <summary>How somebody assesses a programme against a provision. <see cref="Grade.Met"/> and <see cref="Grade.Partly"/> have their evidence.</summary>
public sealed record Assessment(string Standard, string Provision, Grade Grade)
{
    public LocalText? Evidence { get; init; }
    public DateOnly On { get; init; }
}

/// <summary>Everything that one organisation says of a programme.</summary>
public sealed record SheetDocument
{
    /// <summary>The organisation says that it runs the programme: its answers stand first, as the programme's own.</summary>
    public bool IsProvider { get; init; }
    public IReadOnlyList<GivenAnswer> Answers { get; init; } = [];
    public IReadOnlyList<GivenReply> Replies { get; init; } = [];
    public IReadOnlyList<Assessment> Assessments { get; init; } = [];

    [JsonIgnore]
    public bool IsEmpty => Answers.Count + Replies.Count + Assessments.Count == 0;

    public GivenAnswer? To(string question) => Answers.FirstOrDefault(a => a.Question == question);

    /// <summary>Member organisations that it names as the women's service beside the programme: one, or none.</summary>
    public IEnumerable<Guid> NamedServices() =>
        (To(Keys.WomensService)?.Values ?? []).Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);

    /// <summary>The sheet as it was said up to a day.</summary>
    /// <param name="day">The last day.</param>
    /// <param name="former">States that it had before, the newest first: an answer that was renewed after the day is taken from them.</param>
    public SheetDocument Until(DateOnly day, IEnumerable<SheetDocument> former)
    {
        var states = former.Prepend(this).ToList();
        return this with
        {
            Answers =
            [
                .. Answers.Select(a => states.Select(s => s.To(a.Question)).FirstOrDefault(s => s?.AsOf <= day)).OfType<GivenAnswer>(),
            ],
            Replies = [.. Replies.Where(r => r.On <= day)],
            Assessments = [.. Assessments.Where(a => a.On <= day)],
        };
    }
}

/// <summary>Who reads a sheet. Numbers are stored.</summary>
public enum SheetCircle
{
    /// <summary>All members of the network, state bodies too.</summary>
    Members = 1,

    /// <summary>Members from civil society. A state body's sheet is never kept from the state.</summary>
    CivilSociety = 2,
}
