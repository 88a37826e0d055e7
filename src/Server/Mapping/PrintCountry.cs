using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Documents;
using Tirek.Server.Shell;

namespace Tirek.Server.Mapping;

/// <summary>
/// What the mapping knows of a country, on paper: what can be counted, then each programme with its answers and their sources, what the law fixes as the law's, and
/// the points to discuss with the programme's replies.
/// </summary>
internal sealed class PrintCountry
{
    private readonly Visit visit;
    private readonly List<Block> blocks = [];

    private PrintCountry(Visit visit) => this.visit = visit;

    private Language Reader => visit.Language;

    public static Report Summary(string country, IReadOnlyList<MappedView> programmes, Visit visit)
    {
        var print = new PrintCountry(visit);
        print.blocks.Add(new Heading(1, MappingWords.Say(MappingText.SummaryTitle, MappingWords.Country(country, visit.Language))));
        print.blocks.Add(new Paragraph(MappingText.SummaryLead));
        print.blocks.Add(new Paragraph(MappingText.CountriesLead, TextSize.Small));
        if (programmes.Count == 0)
            print.blocks.Add(new Paragraph(MappingText.NoProgrammes));
        else
            print.AddCounts(country, programmes);
        foreach (var programme in programmes)
            print.AddProgramme(programme);
        var isNarrow = programmes.Any(p => p.Sheets.Any(s => s.Circle == SheetCircle.CivilSociety));
        return PrintedSheet.Of(visit, print.blocks, isNarrow ? MappingText.ShareCivil : MappingText.ForMembers);
    }

    private void AddCounts(string country, IReadOnlyList<MappedView> programmes)
    {
        var rows = new List<IReadOnlyList<Text>>
        {
            Row(MappingText.ProgrammesMapped, "", $"{programmes.Count}"),
            Row(MappingText.ConfirmedContact, "", Said(CountCountries.Confirmed(programmes))),
        };
        foreach (var line in Questionnaire.Sections.SelectMany(s => CountCountries.Of(s, programmes)))
            rows.Add(
                Row(
                    line.Question.Name.In(Reader).Text,
                    MappingWords.Of(line.Question, new(line.Question.Key) { Values = [line.Value] }, programmes[0], Reader),
                    Said(line.ByCountry[country])
                )
            );
        blocks.Add(
            new Table(
                [new(MappingText.ColumnQuestion, 5), new(MappingText.ColumnAnswer, 5), new(MappingText.Programmes, 2, AtEnd: true)],
                rows
            )
            {
                RowsAreNamed = true,
            }
        );
    }

    private void AddProgramme(MappedView programme)
    {
        blocks.Add(new PageBreak());
        blocks.Add(new Heading(2, MappingWords.Name(programme, Reader)));
        if (MappingWords.Contact(programme, Reader) is { } contact)
            blocks.Add(new Paragraph(contact));
        foreach (var section in Questionnaire.Sections)
        {
            var rows = section
                .Questions.SelectMany(q => programme.To(q.Key).Select(said => (Question: q, Said: said)))
                .Select(a => Row(a.Question.Name.In(Reader).Text, Answer(a.Question, a.Said, programme), MappingWords.From(a.Said, Reader)))
                .ToList();
            if (rows.Count == 0)
                continue;
            blocks.Add(new Heading(3, section.Name.In(Reader).Text));
            blocks.Add(
                new Table([new(MappingText.ColumnQuestion, 4), new(MappingText.ColumnAnswer, 4), new(MappingText.ColumnSource, 4)], rows)
                {
                    RowsAreNamed = true,
                }
            );
        }
        AddPoints(programme);
    }

    private void AddPoints(MappedView programme)
    {
        var points = DiscussionPoint.In(programme);
        if (points.Count == 0)
            return;
        blocks.Add(new Heading(3, MappingText.PointsTitle));
        blocks.Add(new Paragraph(MappingText.PointsLead, TextSize.Small));
        foreach (var (point, _) in points)
        {
            blocks.Add(new Paragraph(new Run(point.Name.In(Reader).Text) { IsStrong = true }));
            blocks.Add(new Paragraph($"{point.Why.In(Reader).Text} ({point.Source.In(Reader).Text})", TextSize.Small));
            var replies = FoundPoint.Replies(programme, point).ToList();
            if (replies.Count == 0)
                blocks.Add(new Paragraph(MappingText.NoReply));
            foreach (var (sheet, reply) in replies)
                blocks.Add(
                    new Paragraph(
                        $"{MappingWords.Reply(sheet, Reader)} ({DateWords.Long(reply.On, Reader)}): {reply.Words.In(Reader).Text}"
                    )
                );
        }
    }

    private string Answer(Question question, SaidAnswer said, MappedView programme) =>
        MappingWords.Of(question, said.Answer, programme, Reader) + (said.Answer.IsLaw ? $" ({MappingText.ByLaw})" : "");

    private static string Said(Share share) =>
        share.Of == 0 ? MappingText.NothingKnown : MappingWords.Say(MappingText.CountOf, share.Count, share.Of);

    private static IReadOnlyList<Text> Row(string question, string answer, string last) => [question, answer, last];
}
