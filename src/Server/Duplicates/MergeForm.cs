using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Duplicates;

/// <summary>
/// The two entries of a pair field by field, as far as whoever merges may read and move them: everything of her own organisation's, of all others what everybody
/// reads.
/// </summary>
internal sealed record MergeForm(MergeScope Scope, IReadOnlyList<MergeRow> Rows, bool KeepsFirst)
{
    private const string Field = "field-";

    /// <summary>The name of a field in the form.</summary>
    public static string NameOf(MergeField field) => $"{Field}{field.Key}";

    /// <param name="chosen">What she chose already; null: what is proposed.</param>
    public static async Task<MergeForm> Of(
        AppDb db,
        ListingRecord first,
        ListingRecord second,
        bool isOwn,
        IFormCollection? chosen,
        CancellationToken cancel
    )
    {
        var at = first.Document.At.Concat(second.Document.At).Select(a => a.LocationId).Distinct().ToList();
        var places = await db
            .Locations.AsNoTracking()
            .Where(l => at.Contains(l.Id) && !l.IsGone && (isOwn || (!l.IsControlled && !l.IsHidden)))
            .ToDictionaryAsync(l => l.Id, l => new PublishedLocation(l.Document, l.AreaKey()), cancel);
        var scope = new MergeScope(isOwn ? Audience.Owner : Audience.Public, places.ContainsKey);
        var lines = isOwn
            ? Lines<OwnerReader>(first.Document, second.Document, places)
            : Lines<PublicReader>(first.Document, second.Document, places);
        var keepsFirst = chosen?["keep"].ToString() switch
        {
            "first" => true,
            "second" => false,
            // Whichever says more.
            _ => lines.Count(l => l.First.Count > 0) >= lines.Count(l => l.Second.Count > 0),
        };
        return new(scope, [.. lines.Select(l => new MergeRow(l.Field, l.First, l.Second, Chosen(l, keepsFirst, chosen)))], keepsFirst);
    }

    /// <summary>What is taken from the entry that goes: by key of the field, whether it is joined with what stands there.</summary>
    public IReadOnlyDictionary<string, bool> Taken =>
        Rows.Where(r => r.Differs && r.Chosen != (KeepsFirst ? MergeChoice.First : MergeChoice.Second))
            .ToDictionary(r => r.Field.Key, r => r.Chosen == MergeChoice.Both);

    private static MergeChoice Chosen(
        (MergeField Field, IReadOnlyList<string> First, IReadOnlyList<string> Second) row,
        bool keepsFirst,
        IFormCollection? chosen
    )
    {
        if (
            Enum.TryParse<MergeChoice>(chosen?[NameOf(row.Field)].ToString(), out var hers)
            && Enum.IsDefined(hers)
            && (row.Field.MayJoin || hers != MergeChoice.Both)
        )
            return hers;
        var (kept, other) = keepsFirst ? (MergeChoice.First, MergeChoice.Second) : (MergeChoice.Second, MergeChoice.First);
        return (keepsFirst ? row.First : row.Second).Count == 0 ? other : kept;
    }

    private static List<(MergeField Field, IReadOnlyList<string> First, IReadOnlyList<string> Second)> Lines<TReader>(
        Listing first,
        Listing second,
        IReadOnlyDictionary<Guid, PublishedLocation> places
    )
        where TReader : struct, IPlainReader
    {
        var (one, other) = (ListingView.Of<TReader>(first, null, places), ListingView.Of<TReader>(second, null, places));
        var language = Http.Languages.Current;
        return
        [
            .. MergeFields
                .Between(first, second)
                .Select(f => (f, MergeWords.Lines(one, f.Key, language), MergeWords.Lines(other, f.Key, language))),
        ];
    }
}
