using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Members;

namespace Tirek.Server.Mapping;

/// <summary>Answers in the reader's words: the same on a page, on paper and in a file.</summary>
internal static class MappingWords
{
    // Names of programs and forms, the same in every language.
    public const string Excel = "Excel";
    public const string Csv = "CSV";
    public const string Json = "JSON";

    public static IReadOnlyList<Term> Forms { get; } = Taxonomy.Of(Facet.FormOfViolence);

    /// <summary>An answer in one piece. Null is "not answered".</summary>
    public static string Of(Question question, GivenAnswer? answer, MappedView programme, Language reader)
    {
        if (answer is null || answer.IsEmpty)
            return MappingText.NotAnswered;
        if (answer.IsUnknown)
            return MappingText.Unknown;
        if (answer.Words is { } words)
            return words.In(reader).Text;
        return string.Join(", ", answer.Values.Select(v => Of(question, v, programme, reader)));
    }

    private static string Of(Question question, string value, MappedView programme, Language reader) =>
        question.Kind switch
        {
            AnswerKind.One or AnswerKind.Many => question.Choices.FirstOrDefault(c => c.Key == value)?.Name.In(reader).Text ?? value,
            AnswerKind.YesNo => (value == Keys.Yes ? Questionnaire.Yes : Questionnaire.No).In(reader).Text,
            AnswerKind.Languages => Language.Find(value)?.OwnName ?? value,
            AnswerKind.Forms => Forms.FirstOrDefault(t => t.Key == value)?.Name(reader) ?? value,
            AnswerKind.Organization => (programme.Names.GetValueOrDefault(value) ?? Questionnaire.SomeMember).In(reader).Text,
            AnswerKind.Day when AnswerRule.Day(value) is { } day => DateWords.Long(day, reader),
            AnswerKind.Count when value == AnswerRule.Few => Say(MappingText.FewerThan, AnswerRule.Enough),
            AnswerKind.Number
            or AnswerKind.Count when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => Number(
                question,
                number
            ),
            _ => value,
        };

    private static string Number(Question question, int number) =>
        question.IsYear ? number.ToString(CultureInfo.InvariantCulture)
        : question.IsPercent ? string.Create(CultureInfo.CurrentCulture, $"{number} %")
        : number.ToString("N0", CultureInfo.CurrentCulture);

    public static string Name(MappedView programme, Language reader) => programme.Name?.In(reader).Text ?? MappingText.NoName;

    public static string Country(string country, Language reader) => Gazetteer.Find(country)?.Name(reader) ?? country;

    /// <summary>Whose sheet it is: the programme's own says so.</summary>
    public static string Whose(SheetView sheet, Language reader) =>
        sheet.Document.IsProvider
            ? $"{sheet.OrganizationName.In(reader).Text} ({MappingText.SheetOfProgramme})"
            : sheet.OrganizationName.In(reader).Text;

    /// <summary>Where an answer comes from, and whether it is for civil society only: wherever it stands, so that nobody passes it on unknowing.</summary>
    public static string From(SaidAnswer said, Language reader) =>
        $"{said.Answer.Source} · {Say(MappingText.AsOf, DateWords.Long(said.Answer.AsOf, reader))} · {Whose(said.Sheet, reader)}{Only(said.Sheet)}";

    public static string Only(SheetView sheet) => sheet.Circle == SheetCircle.CivilSociety ? $" · {MappingText.CivilSocietyOnly}" : "";

    public static string Reply(SheetView sheet, Language reader) =>
        sheet.Document.IsProvider
            ? $"{MappingText.Reply} ({sheet.OrganizationName.In(reader).Text})"
            : Say(MappingText.ReplyRecorded, sheet.OrganizationName.In(reader).Text);

    public static string Of(Grade grade) =>
        grade switch
        {
            Grade.Met => MappingText.Met,
            Grade.Partly => MappingText.Partly,
            Grade.Not => MappingText.NotMet,
            _ => MappingText.Unknown,
        };

    /// <summary>What is certain of the contact with partners.</summary>
    public static string? Contact(MappedView programme, Language reader)
    {
        if (!programme.To(Keys.PartnerContact).Any(a => a.Answer.Says(Keys.ByWomensService)))
            return null;
        var words = programme
            .WordsOnContact()
            .Select(w =>
                Say(w.IsSo ? MappingText.Confirmed : MappingText.Denied, w.OrganizationName.In(reader).Text, DateWords.Long(w.On, reader))
            )
            .ToList();
        var said = words.Count == 0 ? MappingText.NotConfirmed : string.Join("; ", words);
        return programme.SaysNoContact ? Say(MappingText.ContactDiffers, said) : said;
    }

    public static string State(RoundView round, DateOnly today, Language reader) =>
        round.FrozenAt is { } at ? Say(MappingText.Frozen, MemberWords.Day(at, reader))
        : round.CanBeFrozen(today) ? MappingText.ToFreeze
        : round.TakesComments(today) ? MappingText.Commenting
        : MappingText.Gathering;

    public static string Cite(RoundView round, Language reader) =>
        Say(
            MappingText.CiteText,
            round.Title.In(reader).Text,
            round.Number,
            DateWords.Long(round.CutOff, reader),
            MemberWords.Day(round.FrozenAt!.Value, reader),
            round.Fingerprint![..16]
        );

    public static string Say(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
