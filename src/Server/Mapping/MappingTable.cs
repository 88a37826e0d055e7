using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>The whole mapping as one table: a row for each answer, reply and assessment of each source.</summary>
internal static class MappingTable
{
    public static IReadOnlyList<string> Headings =>
        [
            MappingText.ColumnCountry,
            MappingText.ColumnProgramme,
            MappingText.ColumnSection,
            MappingText.ColumnQuestion,
            MappingText.ColumnAnswer,
            MappingText.ColumnSource,
            MappingText.ColumnDate,
            MappingText.ColumnLaw,
            MappingText.ColumnBy,
        ];

    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<MappedView> programmes, Language reader) =>
        programmes.SelectMany(p => Answers(p, reader).Concat(Replies(p, reader)).Concat(Assessments(p, reader)));

    private static IEnumerable<IReadOnlyList<string>> Answers(MappedView programme, Language reader) =>
        from section in Questionnaire.Sections
        from question in section.Questions
        from said in programme.To(question.Key)
        let contact = question.Key == Keys.PartnerContact && said.Answer.Says(Keys.ByWomensService)
            ? MappingWords.Contact(programme, reader)
            : null
        select Row(
            programme,
            reader,
            section.Name.In(reader).Text,
            question.Name.In(reader).Text,
            MappingWords.Of(question, said.Answer, programme, reader) + (contact is null ? "" : $" ({contact})"),
            said.Answer.Source,
            said.Answer.AsOf,
            said.Sheet,
            said.Answer.IsLaw
        );

    private static IEnumerable<IReadOnlyList<string>> Replies(MappedView programme, Language reader) =>
        from found in DiscussionPoint.In(programme)
        from reply in FoundPoint.Replies(programme, found.Point)
        select Row(
            programme,
            reader,
            MappingText.PointsTitle,
            found.Point.Name.In(reader).Text,
            reply.Reply.Words.In(reader).Text,
            MappingWords.Reply(reply.Sheet, reader),
            reply.Reply.On,
            reply.Sheet
        );

    private static IEnumerable<IReadOnlyList<string>> Assessments(MappedView programme, Language reader) =>
        from sheet in programme.Sheets
        from said in sheet.Document.Assessments
        select Row(
            programme,
            reader,
            MappingText.StandardsTitle,
            $"{said.Standard} {said.Provision}",
            MappingWords.Of(said.Grade),
            said.Evidence?.In(reader).Text ?? "",
            said.On,
            sheet
        );

    private static IReadOnlyList<string> Row(
        MappedView programme,
        Language reader,
        string section,
        string question,
        string answer,
        string source,
        DateOnly on,
        SheetView sheet,
        bool isLaw = false
    ) =>
        [
            MappingWords.Country(programme.Country, reader),
            MappingWords.Name(programme, reader),
            section,
            question,
            answer,
            source,
            on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            isLaw ? Questionnaire.Yes.In(reader).Text : "",
            MappingWords.Whose(sheet, reader) + MappingWords.Only(sheet),
        ];
}
