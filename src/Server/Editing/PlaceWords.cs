using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Listings;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Editing;

/// <summary>What the places of a service's states are called in its history. A house that was made secret since has no words any more.</summary>
internal sealed class PlaceWords
{
    /// <summary>The name of the field in the history.</summary>
    public const string Key = "given-at";

    private readonly Dictionary<Guid, Location> known;

    /// <param name="states">Of one service, the newest first.</param>
    /// <param name="known">Where they are (<see cref="Known"/>).</param>
    public PlaceWords(IReadOnlyList<Listing> states, Dictionary<Guid, Location> known)
    {
        var secret = SecretSince(states, known);
        this.known = known.Where(k => !secret.Contains(k.Key)).ToDictionary();
    }

    public static Task<Dictionary<Guid, Location>> Known(AppDb db, IEnumerable<Listing> states, CancellationToken cancel)
    {
        var at = states.SelectMany(s => s.At).Select(a => a.LocationId).Distinct().ToList();
        return db.Locations.AsNoTracking().Where(l => at.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Document, cancel);
    }

    /// <summary>Houses at which the service was shown before the place was made secret, and is not shown again now: another service may still stand there.</summary>
    private static HashSet<Guid> SecretSince(IReadOnlyList<Listing> newestFirst, Dictionary<Guid, Location> known)
    {
        var (hidden, secret) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var at in newestFirst.SelectMany(s => s.At))
            if (known.GetValueOrDefault(at.LocationId) is { Whereabouts: Whereabouts.AreaOnly })
                hidden.Add(at.Id);
            else if (hidden.Contains(at.Id))
                secret.Add(at.LocationId);
        if (newestFirst.Count > 0)
            secret.ExceptWith(newestFirst[0].At.Select(a => a.LocationId));
        return secret;
    }

    /// <summary>That the service is given elsewhere; nothing if it is given where it was.</summary>
    public IEnumerable<ChangedField> Change(Listing before, Listing now)
    {
        if (!before.At.Select(a => a.LocationId).SequenceEqual(now.At.Select(a => a.LocationId)))
            yield return new(Key, Languages.Current, Say(before), Say(now));
    }

    private string Say(Listing state) =>
        string.Join(
            "; ",
            state.At.Where(a => known.ContainsKey(a.LocationId)).Select(a => PlaceRule.Read(a.Id, known[a.LocationId])).Select(Say)
        );

    private static string Say(OwnPlace place)
    {
        var town = Gazetteer.Find(place.Town)?.Name(Languages.Current);
        return string.Join(", ", new[] { town, place.Address ?? EditingText.PlaceOnlyArea }.Where(t => !string.IsNullOrEmpty(t)));
    }
}
