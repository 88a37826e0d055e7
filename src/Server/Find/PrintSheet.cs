using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Documents;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>What one needs to know of a listing on a sheet to print and hand over: the numbers in danger, what happens when one calls, when, where, for whom.</summary>
internal sealed class PrintSheet
{
    private readonly ListingView<PublicReader> listing;
    private readonly Visit visit;
    private readonly List<Block> blocks = [];

    private PrintSheet(ListingView<PublicReader> listing, Visit visit) => (this.listing, this.visit) = (listing, visit);

    private Language Reader => visit.Language;

    public static Report Of(ListingView<PublicReader> listing, string? country, Visit visit, NodeState node)
    {
        var sheet = new PrintSheet(listing, visit);
        sheet.AddHead();
        sheet.blocks.Add(PrintedCrisis.Of(country, visit, node));
        sheet.AddCall();
        sheet.AddHours();
        sheet.AddWhere();
        sheet.AddWhom();
        return PrintedSheet.Of(
            visit,
            sheet.blocks,
            listing.Source is { } source ? $"{FindText.Source}: {source}" : null,
            PrintedListing.Checked(listing, visit)
        );
    }

    private void AddHead()
    {
        blocks.Add(new Heading(1, PrintedText.Said(listing.Name, Reader)));
        if (listing.OrganizationName is { } organization)
            blocks.Add(new Paragraph(PrintedText.Said(organization, Reader)));
        string?[] about = [WhomPart.Terms(listing, Facet.KindOfHelp, Reader), PrintedListing.Checked(listing, visit)];
        blocks.Add(new Paragraph(string.Join(" · ", about.OfType<string>()), TextSize.Small));
        if (FindWords.Status(listing.Status) is { } status)
            blocks.Add(new Note(NoteKind.Warning, [new Paragraph(new Run(status) { IsStrong = true })]));
        if (listing.Alert is { } alert)
            blocks.Add(new Note(NoteKind.Warning, [new Paragraph(PrintedText.Said(alert, Reader, guarded: true))]));
    }

    private void AddCall()
    {
        var before = listing.BeforeYouCall;
        blocks.Add(new Heading(2, FindText.WhenYouCall));
        blocks.Add(new Paragraph(before.WhatHappens is { } happens ? PrintedText.Said(happens, Reader, guarded: true) : FindText.NotKnown));
        AddNumbers();
        var mayStay = listing.Terms.Any(t => t is "shelter" or "crisis-centre");
        var answers = BeforeCalling.AnswersOf(before, mayStay, Reader);
        blocks.Add(Facts(answers.Select(a => (a.Question, (Text)(a.Answer ?? FindText.NotKnown)))));
        if (before.WhatHappens is null || answers.Any(a => a.Answer is null))
            blocks.Add(new Paragraph(FindText.NotKnownAsk, TextSize.Small));
    }

    /// <summary>The first number large enough to be read aloud from, then the others.</summary>
    private void AddNumbers()
    {
        var (own, others) = Numbers.Of(listing);
        if (own.Concat(others).FirstOrDefault() is not { } first)
        {
            blocks.Add(new Paragraph(FindText.NoNumber));
            return;
        }
        blocks.Add(new Paragraph(PrintedListing.NumberAlone(first, visit), TextSize.Large));
        if (Numbers.About(first, Reader) is { Length: > 0 } about)
            blocks.Add(new Paragraph(about, TextSize.Small));
        if (own.Count + others.Count > 1)
            blocks.Add(new BulletList([.. own.Concat(others).Skip(1).Select(p => PrintedListing.Number(p, visit))]));
    }

    private void AddHours()
    {
        blocks.Add(new Heading(2, FindText.Hours));
        if (FindWords.Status(listing.Status) is { } status)
            blocks.Add(new Paragraph(new Run(status) { IsStrong = true }));
        var weeks = HoursPart.Of(listing, visit.Now, Reader);
        if (weeks.Count == 0)
            blocks.Add(new Paragraph(FindText.NotKnown));
        foreach (var week in weeks)
        {
            if (week.Rows.Count > 0)
            {
                blocks.Add(new Paragraph(week.Clock, TextSize.Small));
                blocks.Add(Facts(week.Rows.Select(r => (r.Days, (Text)r.Times))));
            }
            if (week.Others.Count > 0)
                blocks.Add(new BulletList([.. week.Others.Select(o => (Text)o)]));
        }
    }

    private void AddWhere()
    {
        blocks.Add(new Heading(2, FindText.Where));
        if (listing.Sites.Count == 0)
            blocks.Add(new Paragraph(FindText.NotKnown));
        foreach (var site in WherePart.Once(listing))
        {
            blocks.Add(
                new Paragraph(site.IsAreaOnly ? WherePart.InArea(site, Reader) : string.Join('\n', WherePart.Lines(listing, site, Reader)))
            );
            if (!string.IsNullOrWhiteSpace(site.Transportation))
                blocks.Add(new Paragraph($"{FindText.HowToGetThere}: {site.Transportation}"));
        }
    }

    private void AddWhom()
    {
        blocks.Add(new Heading(2, FindText.WhoItIsFor));
        var facts = new List<(string, Text)>();
        void Add(string label, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                facts.Add((label, value));
        }
        void AddSaid(string label, LocalText? text)
        {
            if (text is not null)
                facts.Add((label, PrintedText.Said(text, Reader, guarded: true)));
        }
        AddSaid(FindText.WhoItIsFor, listing.Eligibility);
        Add(FindText.ForWhom, WhomPart.Terms(listing, Facet.ForWhom, Reader));
        AddSaid(FindText.FirstStep, listing.ApplicationProcess);
        AddSaid(FindText.Cost, listing.Fees);
        Add(FindText.Cost, WhomPart.CostsOf(listing) ?? CostWords());
        Add(FindText.WhatToBring, WhomPart.DocumentsOf(listing) ?? FindText.NotKnown);
        Add(FindText.SpokenLanguages, WhomPart.LanguagesOf(listing) ?? FindText.NotKnown);
        Add(FindText.Interpreting, listing.InterpretationServices);
        blocks.Add(Facts(facts));
    }

    private string? CostWords() =>
        listing.Fees is not null ? null
        : listing.IsFree == true ? FindText.FreeOfCharge
        : FindText.NotKnown;

    private static Table Facts(IEnumerable<(string Label, Text Value)> facts) =>
        new([new(null, 5), new(null, 7)], [.. facts.Select(f => (IReadOnlyList<Text>)[f.Label, f.Value])]) { RowsAreNamed = true };
}
