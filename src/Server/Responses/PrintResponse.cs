using Tirek.Domain.Documents;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Documents;
using Tirek.Server.Find;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Responses;

/// <summary>
/// The referral sheet of a place on paper, and a country's sheets as its booklet: the numbers in danger first, then each line with who answers and how to reach
/// them, when that was checked, whether there is an agreement, who has signed, and what is missing. It goes from hand to hand, so no number stands on it that is
/// for some of those whom it names only.
/// </summary>
internal sealed class PrintResponse
{
    private readonly Visit visit;
    private readonly NodeState node;
    private readonly List<Block> blocks = [];

    private PrintResponse(Visit visit, NodeState node) => (this.visit, this.node) = (visit, node);

    public static Report Sheet(ResponseView view, Visit visit, NodeState node)
    {
        var sheet = new PrintResponse(visit, node);
        sheet.blocks.Add(new Heading(1, ResponseWords.Say(ResponsesText.SheetTitle, view.Place.Name(visit.Language))));
        sheet.blocks.Add(PrintedCrisis.Of(view.Place.Country, visit, node));
        sheet.AddLines(view);
        return PrintedSheet.Of(visit, sheet.blocks, sheet.Foot(view.Edition));
    }

    public static Report Booklet(Place country, IReadOnlyList<ResponseView> sheets, EditionView? edition, Visit visit, NodeState node)
    {
        var booklet = new PrintResponse(visit, node);
        booklet.blocks.Add(new Heading(1, ResponseWords.Say(ResponsesText.BookletTitle, country.Name(visit.Language), visit.Today.Year)));
        booklet.blocks.Add(PrintedCrisis.Of(country.Key, visit, node));
        if (sheets.Count == 0)
            booklet.blocks.Add(new Paragraph(ResponsesText.NoSheets));
        else
            booklet.AddContents(sheets);
        foreach (var view in sheets)
        {
            booklet.blocks.Add(new PageBreak());
            booklet.blocks.Add(new Heading(2, view.Place.Name(visit.Language)));
            booklet.AddLines(view);
        }
        return PrintedSheet.Of(visit, booklet.blocks, booklet.Foot(edition));
    }

    /// <summary>A paper names the edition that it is when it goes out. What is wrong with an older one is told on the page, not on the paper that replaces it.</summary>
    private string[] Foot(EditionView? last) =>
        [ResponseWords.OnPaper(EditionView.Now(last, visit.Now), visit.Language), ResponsesText.ForProfessionals];

    private void AddContents(IReadOnlyList<ResponseView> sheets) =>
        blocks.Add(
            new Table(
                [new(ResponsesText.Town, 5), new(ResponsesText.Signatures, 3), new(ResponsesText.GapsTitle, 4)],
                [
                    .. sheets.Select(s =>
                        (IReadOnlyList<Text>)
                            [
                                s.Place.Name(visit.Language),
                                ResponseWords.Say(ResponsesText.SignedOf, s.Signed, s.Signable),
                                s.Gaps.Count == 0 ? "–" : string.Join(", ", s.Gaps.Select(ResponseWords.Of)),
                            ]
                    ),
                ]
            )
            {
                RowsAreNamed = true,
            }
        );

    private void AddLines(ResponseView view)
    {
        string[] state =
        [
            ResponseWords.Say(ResponsesText.SignedOf, view.Signed, view.Signable),
            ResponseWords.Say(ResponsesText.GapsOf, view.Gaps.Count),
        ];
        blocks.Add(new Paragraph(string.Join(" · ", state), TextSize.Small));
        var rows = new List<IReadOnlyList<Text>>();
        foreach (var task in ResponseTasks.All)
        {
            var answers = view.For(task).ToList();
            if (answers.Count == 0)
                rows.Add([ResponseWords.Of(task), new Run(ResponsesText.Gap) { IsStrong = true }, ResponsesText.GapNote]);
            rows.AddRange(answers.Select(answer => (IReadOnlyList<Text>)[ResponseWords.Of(task), Reach(answer), State(answer)]));
        }
        blocks.Add(
            new Table([new(ResponsesText.ColumnWhat, 3), new(ResponsesText.ColumnWho, 5), new(ResponsesText.ColumnState, 4)], rows)
            {
                RowsAreNamed = true,
            }
        );
    }

    private Text Reach(AnswerView answer)
    {
        var runs = new List<Run>();
        void Line(params IEnumerable<Run> line) => runs.AddRange(runs.Count == 0 ? line : line.Prepend(new Run("\n")));
        if (answer.Name is { } name)
            Line(PrintedName(name));
        else
            Line(new Run(ResponsesText.NumberOnly));
        foreach (var phone in answer.OnPaper)
            Line(Number(phone));
        if (answer.OnPaper.Count == 0)
            Line(new Run(ResponsesText.NoNumberOnPaper));
        if (FindWords.Status(answer.Status) is { } status)
            Line(new Run(status) { IsStrong = true });
        if (ResponseWords.Hours(answer, visit.Now, visit.Language) is { } hours)
            Line(new Run($"{FindText.Hours}: {hours}"));
        if (ResponseWords.Where(answer, visit.Language) is { } where)
            Line(new Run(where));
        return new(runs);
    }

    private IEnumerable<Run> PrintedName(Domain.Languages.LocalText name)
    {
        var wording = name.In(visit.Language);
        var tag = Domain.Languages.Language.Find(wording.Language) is { } other && other != visit.Language ? other.Tag : null;
        yield return new Run(wording.Text, tag) { IsStrong = true };
    }

    private IEnumerable<Run> Number(Phone phone)
    {
        yield return PrintedListing.NumberAlone(phone, visit);
        if (Numbers.About(phone, visit.Language) is { Length: > 0 } about)
            yield return new Run($" · {about}");
    }

    private Text State(AnswerView answer)
    {
        string[] lines =
        [
            ResponseWords.Checked(answer, visit.Today, visit.Language),
            ResponseWords.Of(answer.Answer.Agreement, answer.Answer.AgreedOn, visit.Language),
            ResponseWords.Signed(answer, visit.Language),
        ];
        return string.Join('\n', lines);
    }
}
