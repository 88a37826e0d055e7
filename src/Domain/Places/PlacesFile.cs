using System.Text.Json;
using System.Text.Json.Serialization;
using Tirek.Domain.Languages;

namespace Tirek.Domain.Places;

/// <summary>The shape of <c>places.json</c>, which <c>tools/places</c> writes.</summary>
internal sealed record PlacesFile(string Source, IReadOnlyList<PlacesFile.PlaceEntry> Places)
{
    internal sealed record PlaceEntry(
        string Key,
        PlaceKind Kind,
        string Country,
        string? Region,
        string? Seat,
        double Lat,
        double Lon,
        int? Population,
        string TimeZone,
        IReadOnlyDictionary<string, string> Names,
        IReadOnlyList<string> Unconfirmed,
        IReadOnlyList<string> Aliases
    )
    {
        public Place ToPlace() =>
            new(
                Key,
                Language.All.ToDictionary(l => l, l => Names[l.Code]),
                Language.All.Where(l => Unconfirmed.Contains(l.Code)).ToHashSet(),
                Aliases
            )
            {
                Kind = Kind,
                Country = Country,
                Region = Region,
                SeatTown = Seat,
                Seat = new Position(Lat, Lon),
                Population = Population,
                TimeZone = TimeZone,
            };
    }
}

/// <summary>The shape of <c>outlines.json</c>: each ring is lon, lat, lon, lat … in hundredths of a degree.</summary>
internal sealed record OutlinesFile(string Source, IReadOnlyList<OutlinesFile.OutlineEntry> Outlines)
{
    internal sealed record OutlineEntry(string Key, bool BeforeSplit, IReadOnlyList<string> AlsoCovers, IReadOnlyList<int[]> Rings)
    {
        public Outline ToOutline() =>
            new(Key, [.. Rings.Select(r => r.Chunk(2).Select(p => new Position(p[1] / 100.0, p[0] / 100.0)).ToArray())])
            {
                BeforeSplit = BeforeSplit,
                AlsoCovers = AlsoCovers,
            };
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(PlacesFile))]
[JsonSerializable(typeof(OutlinesFile))]
internal sealed partial class PlacesJson : JsonSerializerContext
{
    /// <summary>Reads a file embedded in this assembly; a missing or malformed one is a broken build and throws.</summary>
    public static T Embedded<T>(string name, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var stream =
            typeof(PlacesJson).Assembly.GetManifestResourceStream($"Tirek.Domain.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded");
        return JsonSerializer.Deserialize(stream, type) ?? throw new JsonException($"{name} is empty");
    }
}
