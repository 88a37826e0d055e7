using System.Text.Json.Nodes;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Imports;

/// <summary>
/// Takes out of kept records, whatever their kind and wherever in them it stands, what tells the place of something hidden. The last net behind all that
/// reads a feed, and what goes through former states.
/// </summary>
internal sealed class StrikeRecords(StruckValues struck)
{
    /// <summary>The document without what tells a hidden place.</summary>
    public T Clean<T>(T document) =>
        struck.WithholdsPlaces && Strike(StoredJson.Write(document)) is { } json ? StoredJson.Read<T>(json) : document;

    /// <summary>A stored document without what tells a hidden place; null: it tells none.</summary>
    public string? Strike(string json) => struck.TellsPlace(json) ? Change(json, struck.StrikePlaces) : null;

    /// <summary>A stored document without any sentence that seems to tell an address or a way; null: it holds none.</summary>
    public static string? WithoutWays(string json) =>
        Change(
            json,
            text =>
                AddressWords.SeemsToTell(text)
                    ? AddressWords.Without(text) is { Length: > 0 } rest
                        ? rest
                        : StruckValues.Gap
                    : text
        );

    /// <summary>Whether a place that is shown is that of something hidden.</summary>
    public bool IsHidden(Location place) =>
        place.Whereabouts is Whereabouts.Shown shown
        && (shown.Position is { } position && struck.IsHiddenHouse(position) || shown.Addresses.Any(a => a.Type != "postal" && Tells(a)));

    private bool Tells(PostalAddress address) =>
        SameHouses.Tells(
            struck,
            string.Join(
                ", ",
                new[] { address.Attention, address.Address1, address.Address2, address.City, address.Region }.OfType<string>()
            ),
            CollectWithheld.TownOf(address.City, address.Country)
        );

    /// <summary>A place as it may be kept from now on: its town, and of its texts what tells no way.</summary>
    /// <param name="by">For whose sake it is hidden, if that is another source.</param>
    public static Location Hide(Location place, Guid? by = null)
    {
        if (place.Whereabouts is not Whereabouts.Shown shown)
            return place;
        var country = shown.Addresses.Select(a => PlaceNames.Country(a.Country)).FirstOrDefault(c => c is not null);
        var extra = (place.Extra?.For<OwnerReader>() ?? [])
            .Where(e => e.Key != SaidRows.Key && !PrivacyColumns.TellsWhere(e.Key) && !AddressWords.SeemsToTell(e.Value))
            .ToDictionary();
        if (by is { } source)
            extra[KnownPlaces.WithheldBy] = source.ToString();
        return place with
        {
            Whereabouts = new Whereabouts.AreaOnly(shown.TownKey, Domain.Places.Gazetteer.Find(shown.TownKey)?.Country ?? country),
            Name = WithoutWay(place.Name),
            AlternateName = WithoutWay(place.AlternateName),
            Description = WithoutWay(place.Description),
            Url = null,
            ExternalIdentifier = null,
            ExternalIdentifierType = null,
            Transportation = null,
            Accessibility = [.. place.Accessibility.Where(a => !AddressWords.SeemsToTell($"{a.Description} {a.Details}"))],
            Extra = extra.Count == 0 ? null : Held.For(Audience.Owner, extra),
        };
    }

    /// <summary>A place without the addresses to write to that are withheld.</summary>
    public Location WithoutMail(Location place, bool all) =>
        place.Whereabouts is Whereabouts.Shown shown
        && shown.Addresses.Where(a => a.Type == "postal" && (all || Tells(a))).ToList() is { Count: > 0 } withheld
            ? place with
            {
                Whereabouts = shown with { Addresses = [.. shown.Addresses.Except(withheld)] },
            }
            : place;

    private static string? WithoutWay(string? text) => text is null || !AddressWords.SeemsToTell(text) ? text : null;

    private static LocalText? WithoutWay(LocalText? text) =>
        text is null || text.Wordings.All(w => !AddressWords.SeemsToTell(w.Text)) ? text : null;

    private static string? Change(string json, Func<string, string> change)
    {
        var node = JsonNode.Parse(json);
        return Change(node, change) ? node!.ToJsonString(StoredJson.Options) : null;
    }

    /// <summary>Changes every text but ids, and the addresses of shown places, which were looked at as a whole.</summary>
    private static bool Change(JsonNode? node, Func<string, string> change)
    {
        var hasChanged = false;
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                    if (name == "whereabouts")
                        continue;
                    else if (change(name) is var other && other != name)
                    {
                        fields.Remove(name);
                        fields.TryAdd(other, null);
                        hasChanged = true;
                    }
                    else if (Changed(value, change) is { } text)
                    {
                        fields[name] = text;
                        hasChanged = true;
                    }
                    else
                        hasChanged |= Change(value, change);
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (Changed(items[i], change) is { } text)
                    {
                        items[i] = text;
                        hasChanged = true;
                    }
                    else
                        hasChanged |= Change(items[i], change);
                break;
        }
        return hasChanged;
    }

    private static string? Changed(JsonNode? value, Func<string, string> change) =>
        value is JsonValue
        && value.GetValueKind() == System.Text.Json.JsonValueKind.String
        && value.GetValue<string>() is var text
        && !Guid.TryParse(text, out _)
        && change(text) is var changed
        && changed != text
            ? changed
            : null;
}
