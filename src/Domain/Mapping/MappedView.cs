using System.Text.Json.Serialization;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Mapping;

/// <summary>The sheet of one organisation, as somebody may read it.</summary>
public sealed record SheetView(
    Guid Organization,
    LocalText OrganizationName,
    SheetCircle Circle,
    DateTimeOffset ChangedAt,
    SheetDocument Document
);

/// <summary>The word of a women's service that a programme names beside it.</summary>
/// <param name="IsSo">It confirms that it is in contact with the women; false: it says that it is not.</param>
public sealed record PartnerWord(Guid Organization, LocalText OrganizationName, bool IsSo, DateOnly On);

/// <summary>An answer with whose it is.</summary>
public sealed record SaidAnswer(SheetView Sheet, GivenAnswer Answer);

/// <summary>
/// A programme as a reader may know it: the sheets that are meant for her, and no other; what is counted and compared is counted from these alone. Also what a
/// frozen edition holds.
/// </summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Sheets">Of whoever runs it first, then the newest.</param>
public sealed record MappedView(Guid Id, string Country, IReadOnlyList<SheetView> Sheets)
{
    /// <summary>The public page, where the programme has one.</summary>
    public Guid? ListingId { get; init; }

    /// <summary>What women's services said to being named.</summary>
    public IReadOnlyList<PartnerWord> Words { get; init; } = [];

    /// <summary>Names of member organisations that answers name, by id.</summary>
    public IReadOnlyDictionary<string, LocalText> Names { get; init; } = new Dictionary<string, LocalText>();

    [JsonIgnore]
    public LocalText? Name => Best(Keys.Name)?.Answer.Words;

    [JsonIgnore]
    public int FirstAnswered => Questionnaire.First.Count(q => Best(q.Key) is not null);

    /// <summary>Every answer to a question, in the order of the sheets.</summary>
    public IEnumerable<SaidAnswer> To(string question) =>
        Sheets
            .Select(s => (Sheet: s, Answer: s.Document.To(question)))
            .Where(p => p.Answer is not null)
            .Select(p => new SaidAnswer(p.Sheet, p.Answer!));

    /// <summary>The answer that stands where only one can: the programme's own before others', one that is known before an honest "unknown".</summary>
    public SaidAnswer? Best(string question) => To(question).OrderBy(a => a.Answer.IsUnknown).FirstOrDefault();

    /// <summary>Whether sources say different things: then both are shown.</summary>
    public bool Differs(string question)
    {
        var known = To(question).Where(a => !a.Answer.IsUnknown).ToList();
        return known.Count > 1 && known.Skip(1).Any(a => !a.Answer.SaysSameAs(known[0].Answer));
    }

    /// <summary>Member organisations that a sheet names as the women's service beside the programme.</summary>
    public IEnumerable<Guid> NamedServices() => Sheets.SelectMany(s => s.Document.NamedServices()).Distinct();

    /// <summary>
    /// Whether contact by a women's service is certain: somebody says so, the women's service that the same sheet names confirms it itself (directory.md §4), and
    /// the answer that stands first does not say that there is none.
    /// </summary>
    [JsonIgnore]
    public bool IsContactConfirmed => !SaysNoContact && WordsOnContact().Any(w => w.IsSo);

    /// <summary>Whether the answer that stands first says that nobody is in contact with partners.</summary>
    [JsonIgnore]
    public bool SaysNoContact => Best(Keys.PartnerContact)?.Answer.Says(Keys.NoContact) == true;

    /// <summary>
    /// Without replies to points that do not follow from sheets which the reader may read: such a reply would tell what another sheet says.
    /// </summary>
    public MappedView WithoutRepliesToOthers()
    {
        var found = DiscussionPoint.In(this).Select(f => f.Point.Key).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Sheets =
            [
                .. Sheets.Select(s =>
                    s with
                    {
                        Document = s.Document with { Replies = [.. s.Document.Replies.Where(r => found.Contains(r.Point))] },
                    }
                ),
            ],
        };
    }

    /// <summary>Words of women's services that a sheet names which says that such a service is in contact.</summary>
    public IEnumerable<PartnerWord> WordsOnContact() =>
        Words.Where(w =>
            Sheets.Any(s =>
                s.Document.To(Keys.PartnerContact)?.Says(Keys.ByWomensService) == true
                && s.Document.To(Keys.WomensService)?.Says(w.Organization.ToString()) == true
            )
        );

    /// <summary>By country, then by name as it is read in this language. There is no other order.</summary>
    public static IReadOnlyList<MappedView> InOrder(IEnumerable<MappedView> all, Language language)
    {
        var alphabet = Alphabet.Of(language);
        return
        [
            .. all.OrderBy(p => Places.Gazetteer.Find(p.Country)?.Name(language) ?? p.Country, alphabet)
                .ThenBy(p => p.Name is null)
                .ThenBy(p => p.Name?.In(language).Text ?? "", alphabet)
                .ThenBy(p => p.Id),
        ];
    }
}

/// <summary>Keys of questions and choices on which something hangs.</summary>
public static class Keys
{
    public const string Name = "name";
    public const string Organization = "organization";
    public const string Status = "status";
    public const string Since = "since";
    public const string Model = "model";
    public const string PartnerContact = "partner-contact";
    public const string NoContact = "none";
    public const string ByWomensService = "by-womens-service";
    public const string WomensService = "womens-service";
    public const string NoMediation = "no-mediation";
    public const string SeparateMoney = "separate";
    public const string Yes = "yes";
    public const string No = "no";
}
