using Tirek.Domain.Places;

namespace Tirek.Domain.Responses;

/// <summary>How near to a town somebody is, as far as the reader may know: a hidden place counts where its published area is, and nowhere else.</summary>
public enum Nearness
{
    Here,
    Region,

    /// <summary>For the whole country, or somewhere in it that is not told.</summary>
    Country,

    /// <summary>In another region of the same country.</summary>
    Elsewhere,
}

/// <summary>A listing that gives a kind of help at a place of our list.</summary>
public readonly record struct Serving(Guid ListingId, string Kind, string PlaceKey);

/// <summary>A listing proposed for a line.</summary>
public sealed record Proposal(Guid ListingId, Nearness Nearness);

/// <summary>Chooses whom a page proposes for each line of a town: who does it, near before far, the most fitting kind of help first.</summary>
public static class ProposeAnswers
{
    /// <summary>So many for one line: a choice and no list.</summary>
    public const int Most = 5;

    public static IReadOnlyList<Proposal> For(Place town, ResponseTask task, IEnumerable<Serving> serving)
    {
        var kinds = task.Kinds().Index().ToDictionary(k => k.Item, k => k.Index);
        return
        [
            .. serving
                .Where(c => kinds.ContainsKey(c.Kind))
                .Select(c => (c.ListingId, Near: Of(town, c.PlaceKey), Kind: kinds[c.Kind]))
                .Where(c => c.Near is not null)
                .OrderBy(c => c.Near)
                .ThenBy(c => c.Kind)
                .ThenBy(c => c.ListingId)
                .DistinctBy(c => c.ListingId)
                .Take(Most)
                .Select(c => new Proposal(c.ListingId, c.Near!.Value)),
        ];
    }

    /// <summary>Everybody who may be named for a line of a town, also those who are not proposed because others are nearer.</summary>
    public static HashSet<Guid> Able(Place town, ResponseTask task, IEnumerable<Serving> serving)
    {
        var kinds = task.Kinds();
        return [.. serving.Where(c => kinds.Contains(c.Kind) && Of(town, c.PlaceKey) is not null).Select(c => c.ListingId)];
    }

    /// <summary>Null for a place in another country or of no list: help beyond a border is asked for, not presumed.</summary>
    public static Nearness? Of(Place town, string placeKey) =>
        Gazetteer.Find(placeKey) is not { } place || place.Country != town.Country ? null
        : place == town ? Nearness.Here
        : place.Region is null ? Nearness.Country
        : place.Region == town.Region ? Nearness.Region
        : Nearness.Elsewhere;
}
