using System.Globalization;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Mapping;

/// <summary>The whole mapping as one table: a row for each answer of each source.</summary>
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
        from programme in programmes
        from section in Questionnaire.Sections
        from question in section.Questions
        from said in programme.To(question.Key)
        select (IReadOnlyList<string>)
            [
                MappingWords.Country(programme.Country, reader),
                MappingWords.Name(programme, reader),
                section.Name.In(reader).Text,
                question.Name.In(reader).Text,
                MappingWords.Of(question, said.Answer, programme, reader),
                said.Answer.Source,
                said.Answer.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                said.Answer.IsLaw ? Questionnaire.Yes.In(reader).Text : "",
                MappingWords.Whose(said.Sheet, reader),
            ];
}
