using Tirek.Domain.Documents;
using Tirek.Domain.Languages;
using Tirek.Domain.Map;
using Tirek.Domain.Places;
using Tirek.Server.Documents;
using Tirek.Server.Find;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Map;

/// <summary>The list of a town or region on paper: the numbers in danger first, then all that its map names, with what one needs to call or go there.</summary>
internal static class PrintPlace
{
    public static Report Of(PlaceListings here, Visit visit, NodeState node)
    {
        var name = here.Place.Name(visit.Language);
        var blocks = new List<Block>
        {
            new Heading(1, FindWords.Say(MapText.ListTitle, name)),
            PrintedCrisis.Of(here.Place.Country, visit, node),
        };
        if (here.Listed.Count == 0)
            blocks.Add(new Paragraph(MapText.NoneKnownHere));
        foreach (var place in here.Listed.GroupBy(l => l.At))
            AddPlace(blocks, here.Place, place, visit);
        if (here.Total > here.Listed.Count)
            blocks.Add(new Note(NoteKind.Warning, [new Paragraph(LeftOut(here, visit))]));
        return PrintedSheet.Of(visit, blocks, Sources(here), Checks(here, visit));
    }

    /// <summary>Of the place itself by how they are there; of a town in a region under its name.</summary>
    private static void AddPlace(List<Block> blocks, Place whole, IGrouping<Place, (Place, ListingHere Listing)> place, Visit visit)
    {
        if (place.Key != whole)
            blocks.Add(new Heading(2, place.Key.Name(visit.Language)));
        foreach (var group in place.Select(l => l.Listing).GroupBy(l => l.Presence))
        {
            if (place.Key == whole)
                blocks.Add(new Heading(2, HereList.Heading(whole, group.Key)));
            if (group.Key == Presence.AreaOnly)
                blocks.Add(new Paragraph(MapText.HereAreaWhy, TextSize.Small));
            foreach (var listing in group.OrderBy(l => l.View.Name.In(visit.Language).Text, Alphabet.Of(visit.Language)))
                blocks.Add(PrintedListing.Brief(listing.View, visit));
        }
    }

    private static string LeftOut(PlaceListings here, Visit visit) =>
        FindWords.Say(MapText.ListLeftOut, Counted.Number(visit.Language, here.Listed.Count), Counted.Number(visit.Language, here.Total));

    private static string? Sources(PlaceListings here)
    {
        var sources = string.Join(", ", here.Listed.Select(l => l.Listing.View.Source).OfType<string>().Distinct());
        return sources.Length == 0 ? null : $"{FindText.Source}: {sources}";
    }

    /// <summary>The oldest and the newest check of all that is listed; each of them has its own beside it.</summary>
    private static string? Checks(PlaceListings here, Visit visit)
    {
        var days = here.Listed.Select(l => l.Listing.View.CheckedOn).OfType<DateOnly>().Order().ToList();
        if (days.Count == 0)
            return null;
        var (first, last) = (DateWords.Long(days[0], visit.Language), DateWords.Long(days[^1], visit.Language));
        return $"{FindText.LastCheck}: {(first == last ? first : $"{first} – {last}")}";
    }
}
