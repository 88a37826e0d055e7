using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>Reads the form of a section. What cannot stay is kept as it was typed, beside what is wrong.</summary>
internal sealed class MappingForm
{
    private readonly IFormCollection form;
    private readonly Language language;

    private MappingForm(IFormCollection form, Language language) => (this.form, this.language) = (form, language);

    public List<GivenAnswer> Answers { get; } = [];

    /// <summary>For each question the mark of the answer that she saw.</summary>
    public Dictionary<string, string> Seen { get; } = [];

    /// <summary>What is wrong, by question, in words.</summary>
    public Dictionary<string, string> Faults { get; } = [];

    /// <summary>What she typed where it is no answer, by question.</summary>
    public Dictionary<string, string> Typed { get; } = [];

    /// <summary>Of everything that she changed in this section.</summary>
    public string Source { get; private set; } = "";
    public DateOnly? AsOf { get; private set; }
    public string AsOfTyped { get; private set; } = "";

    /// <param name="form">As it was sent.</param>
    /// <param name="section">Which it is of.</param>
    /// <param name="services">Ids of the member organisations that the form offered.</param>
    /// <param name="language">In which she writes.</param>
    /// <param name="today">No source is from a later day.</param>
    /// <exception cref="Problem">It is no form of ours.</exception>
    public static MappingForm Read(
        IFormCollection form,
        Section section,
        IReadOnlyCollection<Guid> services,
        Language language,
        DateOnly today
    )
    {
        var read = new MappingForm(form, language)
        {
            Source = form.One("source", AnswerRule.LongestSource),
            AsOfTyped = form.One("as-of", 20),
        };
        read.AsOf = AnswerRule.PastDay(read.AsOfTyped, today);
        foreach (var question in section.Questions)
        {
            read.Seen[question.Key] = form.One($"m-{question.Key}", 40);
            if (read.Answer(question, services) is { IsEmpty: false } answer)
                read.Answers.Add(
                    answer with
                    {
                        IsLaw = question.MayBeLaw && form.One($"l-{question.Key}", 3) == Keys.Yes,
                        Source = read.Source,
                        AsOf = read.AsOf ?? today,
                    }
                );
        }
        return read;
    }

    private GivenAnswer? Answer(Question question, IReadOnlyCollection<Guid> services)
    {
        var (key, empty) = ($"q-{question.Key}", new GivenAnswer(question.Key));
        if (form.One($"u-{question.Key}", 3) == Keys.Yes)
            return empty with { IsUnknown = true };
        return question.Kind switch
        {
            AnswerKind.One => Chosen(question, question.Choices.Select(c => c.Key), most: 1),
            AnswerKind.YesNo => Chosen(question, [Keys.Yes, Keys.No], most: 1),
            AnswerKind.Many => Chosen(question, question.Choices.Select(c => c.Key)),
            AnswerKind.Languages => Chosen(question, Language.All.Select(l => l.Code)),
            AnswerKind.Forms => Chosen(question, MappingWords.Forms.Select(t => t.Key)),
            AnswerKind.Organization => Named(question, services),
            AnswerKind.Line => Words(empty, form.One(key, AnswerRule.LongestLine * 4), AnswerRule.LongestLine),
            AnswerKind.Text => Words(empty, form.Lines(key, AnswerRule.LongestText * 4), AnswerRule.LongestText),
            _ => Value(question, form.One(key, AnswerRule.LongestLine)),
        };
    }

    private GivenAnswer? Chosen(Question question, IEnumerable<string> offered, int most = int.MaxValue)
    {
        var (all, given) = (offered.ToList(), form[$"q-{question.Key}"].OfType<string>().Where(v => v.Length > 0).Distinct().ToList());
        if (given.Count > most || given.Exists(v => !all.Contains(v)))
            throw Problems.NotUnderstood();
        return new(question.Key) { Values = [.. all.Where(given.Contains)] };
    }

    private GivenAnswer? Named(Question question, IReadOnlyCollection<Guid> services)
    {
        var chosen = form.One($"q-{question.Key}", 40);
        if (Guid.TryParse(chosen, out var id))
            return services.Contains(id) ? new(question.Key) { Values = [id.ToString()] } : throw Problems.NotUnderstood();
        return Words(new(question.Key), form.One($"o-{question.Key}", AnswerRule.LongestLine * 4), AnswerRule.LongestLine);
    }

    private GivenAnswer? Words(GivenAnswer answer, string text, int longest)
    {
        if (text.Length > longest)
        {
            Faults[answer.Question] = MappingWords.Say(MappingText.FaultLong, longest);
            Typed[answer.Question] = text;
        }
        return answer with { Words = LocalText.OfOptional(text, language) };
    }

    private GivenAnswer? Value(Question question, string text)
    {
        if (text.Length == 0)
            return null;
        var (value, fault) = question.Kind switch
        {
            AnswerKind.Number => AnswerRule.Number(question, text),
            AnswerKind.Count => AnswerRule.Count(question, text),
            AnswerKind.Link => AnswerRule.Link(text) is { } link ? (link, AnswerFault.None) : (null, AnswerFault.Link),
            _ => AnswerRule.Day(text) is { } day ? ($"{day:yyyy-MM-dd}", AnswerFault.None) : (null, AnswerFault.Day),
        };
        if (value is not null)
            return new(question.Key) { Values = [value] };
        Faults[question.Key] = fault switch
        {
            AnswerFault.Link => MappingText.FaultLink,
            AnswerFault.Day => MappingText.FaultDay,
            _ => MappingWords.Say(MappingText.FaultNumber, question.Least, question.Kind == AnswerKind.Count ? 1_000_000 : question.Most),
        };
        Typed[question.Key] = text;
        return null;
    }
}
