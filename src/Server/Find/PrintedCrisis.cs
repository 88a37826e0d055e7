using Tirek.Domain.Crisis;
using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Find;

/// <summary>The numbers to call in danger at the head of a printed sheet: those of a country, or of all countries served where it is not known.</summary>
internal static class PrintedCrisis
{
    public static Block Of(string? country, Visit visit, NodeState node)
    {
        var served = node.Current.Countries;
        IEnumerable<string> shown =
            country is not null && served.Contains(country)
                ? [country]
                : served.OrderBy(c => c != visit.Language.Home).ThenBy(c => Name(c, visit), Alphabet.Of(visit.Language));
        var rows = new List<IReadOnlyList<Text>>();
        foreach (var one in shown)
        foreach (var number in node.Current.CrisisNumbers.Where(n => n.Country == one))
            rows.Add([
                new Run(number.Number) { IsStrong = true, Address = Address(number, visit) },
                About(number, Name(one, visit), visit),
            ]);
        Block numbers =
            rows.Count == 0
                ? new Paragraph(FindText.NoCrisisNumber)
                : new Table([new(null, 4), new(null, 8)], rows) { RowsAreNamed = true };
        return new Note(NoteKind.Danger, [new Heading(2, FindText.InDangerNow), new Paragraph(FindText.YouMayCall), numbers]);
    }

    private static string? Address(CrisisNumber number, Visit visit) => Dialling.Address(number.Number, visit.IsDemonstration);

    private static Text About(CrisisNumber number, string country, Visit visit)
    {
        var isVerified = CrisisRule.IsVerified(number.CheckedOn, visit.Today);
        var check = FindWords.Say(FindText.CheckedOnBy, DateWords.Long(number.CheckedOn, visit.Language), number.CheckedBy);
        return ((Text)$"{country}: ")
            .And(PrintedText.Said(number.Label, visit.Language, guarded: true))
            .And($"\n{(isVerified ? check : $"{FindText.NotVerified90}; {check}")}");
    }

    private static string Name(string country, Visit visit) => Gazetteer.Find(country)?.Name(visit.Language) ?? country;
}
