using Tirek.Domain.Places;

namespace Tirek.Server.Imports;

/// <summary>
/// The house of a hidden place in the open at another record would give it away: places with its address, in any spelling, or its position are hidden too.
/// </summary>
internal static class SameHouses
{
    /// <summary>A position at which so many organisations stand is that of a town or quarter, which exports give to every place they cannot find.</summary>
    private const int OfQuarter = 5;

    /// <summary>Returns whether something was hidden.</summary>
    public static bool Hide(Feed feed, Withholding withholding, Defects defects)
    {
        if (!withholding.Struck.WithholdsPlaces)
            return false;
        var hides = false;
        var vague = VaguePositions(feed);
        foreach (var location in feed.Rows(ImportTables.Location).Where(l => !withholding.IsHiddenPlace(l)).ToList())
        {
            var position = RepairPosition.Of(location, new Defects());
            if (position is { } at && !vague.Contains(at) && withholding.Struck.IsHiddenHouse(at))
            {
                withholding.Reach(location, ReachFlags.OfPlaces);
                defects.Add(location, null, "same-address", Done.Withheld);
                hides = true;
                continue;
            }
            foreach (var address in location.Of("physical_address").Concat(location.Of("postal_address")).ToList())
                if (!withholding.IsHiddenMail(location, address) && TellsHidden(withholding.Struck, address))
                {
                    withholding.Reach(location, address.Table.Name == "physical_address" ? ReachFlags.OfPlaces : PrivacyFlags.Mailing);
                    defects.Add(address, null, "same-address", Done.Withheld);
                    hides = true;
                }
        }
        return hides;
    }

    /// <summary>Whether an address in the open is that of a hidden place.</summary>
    public static bool TellsHidden(StruckValues struck, FeedRow address)
    {
        var text = string.Join(", ", address.Table.Columns.Where(c => !ImportTables.IsLink(c)).Select(c => address[c]).OfType<string>());
        return Tells(struck, text, CollectWithheld.TownOf(address["city"], address["country"]));
    }

    /// <summary>Whether a text tells a withheld address, or may: not if it is known to be in another town.</summary>
    public static bool Tells(StruckValues struck, string text, string? town) => struck.TownsTold(text).Any(other => !AreApart(town, other));

    /// <summary>Two towns of our list, or two names that are none of it.</summary>
    private static bool AreApart(string? one, string? other) =>
        one is not null && other is not null && one != other && (Gazetteer.Find(one) is null) == (Gazetteer.Find(other) is null);

    private static HashSet<Position> VaguePositions(Feed feed) =>
        [
            .. feed.Rows(ImportTables.Location)
                .Select(l => (Position: RepairPosition.Of(l, new Defects()), Organization: l["organization_id"]))
                .Where(l => l.Position is not null)
                .Distinct()
                .CountBy(l => l.Position!.Value)
                .Where(p => p.Value >= OfQuarter)
                .Select(p => p.Key),
        ];
}
