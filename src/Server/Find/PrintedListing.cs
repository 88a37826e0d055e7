using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Taxonomy;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>Parts of a listing as blocks and texts of a printed sheet, in the words that its page has.</summary>
internal static class PrintedListing
{
    /// <summary>The listing in a few lines, as a list on paper has it: name, kind, numbers, hours, where, when it was checked.</summary>
    public static Block Brief(ListingView<PublicReader> listing, Visit visit)
    {
        var blocks = new List<Block> { new Heading(3, PrintedText.Said(listing.Name, visit.Language)) };
        if (WhomPart.Terms(listing, Facet.KindOfHelp, visit.Language) is { } kinds)
            blocks.Add(new Paragraph(kinds, TextSize.Small));
        if (FindWords.Status(listing.Status) is { } status)
            blocks.Add(new Paragraph(new Run(status) { IsStrong = true }));
        var (own, others) = Numbers.Of(listing);
        var called = own.Concat(others).Where(p => p.Type is not "fax").Take(2).Select(p => Number(p, visit)).ToList();
        blocks.Add(called.Count == 0 ? new Paragraph(FindText.NoNumber) : new Paragraph(Joined(called)));
        // Hours that do not hold now would send somebody to a closed door.
        if (listing.Status == ListingStatus.Active)
            blocks.Add(new Paragraph($"{FindText.Hours}: {Hours(listing, visit.Now, visit.Language) ?? FindText.NotKnown}"));
        blocks.Add(new Paragraph($"{FindText.Where}: {Where(listing, visit.Language) ?? FindText.NotKnown}"));
        blocks.Add(new Paragraph(Checked(listing, visit), TextSize.Small));
        return new Together(blocks);
    }

    /// <summary>A number to be seen at once, with what is known of it; no link if it is invented.</summary>
    public static Text Number(Phone phone, Visit visit)
    {
        Text number = NumberAlone(phone, visit);
        var about = Numbers.About(phone, visit.Language);
        return about.Length == 0 ? number : number.And($" · {about}");
    }

    public static Run NumberAlone(Phone phone, Visit visit) =>
        new(FindWords.Number(phone))
        {
            IsStrong = true,
            Address = Dialling.Address(phone.Number, phone.IsInvented || visit.IsDemonstration, phone.Extension),
        };

    public static string Checked(ListingView<PublicReader> listing, Visit visit) =>
        FindWords.Checked(listing.CheckedOn, listing.CheckedBy, visit.Today, visit.Language).Words;

    /// <summary>Its hours in one line; null when none are known.</summary>
    public static string? Hours(ListingView<PublicReader> listing, DateTimeOffset now, Language language)
    {
        var weeks = HoursPart.Of(listing, now, language);
        var words = weeks.SelectMany(w => w.Rows.Select(r => $"{r.Days}: {r.Times}").Concat(w.Others)).Distinct().ToList();
        return words.Count == 0 ? null : string.Join("; ", words);
    }

    /// <summary>Its places in one line; null when none is known.</summary>
    public static string? Where(ListingView<PublicReader> listing, Language language)
    {
        var places = listing.Sites.Select(site =>
            site.IsAreaOnly ? WherePart.InArea(site, language) : string.Join(", ", WherePart.Lines(listing, site, language).Distinct())
        );
        var words = string.Join("; ", places.Where(p => p.Length > 0).Distinct());
        return words.Length == 0 ? null : words;
    }

    private static Text Joined(IReadOnlyList<Text> texts) =>
        new([.. texts.SelectMany((t, i) => i == 0 ? t.Runs : [new Run("\n"), .. t.Runs])]);
}
