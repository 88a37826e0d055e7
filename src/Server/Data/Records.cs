using Tirek.Domain.Listings;
using Tirek.Domain.Map;
using Tirek.Domain.Places;

namespace Tirek.Server.Data;

/// <summary>A row with a document, which is written once: its digest is over what the database is given.</summary>
internal abstract class WithDocuments
{
    private (object? Document, byte[] Bytes) stored;

    /// <summary>The document as it is stored, UTF-8. Documents never change, so it stays the same while the row has the same one.</summary>
    public byte[] Stored(object document)
    {
        if (!ReferenceEquals(document, stored.Document))
            stored = (document, StoredJson.Bytes(document));
        return stored.Bytes;
    }
}

/// <summary>
/// What the node keeps of one record of the directory: the whole of it, for every audience, as a document. Nothing but import, upkeep and
/// the publishing of listings reads these tables; pages read <see cref="PublicListing"/>.
/// </summary>
internal abstract class KeptRecord : WithDocuments
{
    public Guid Id { get; set; }

    /// <summary>The feed it came from; null for a record made on this node.</summary>
    public Guid? SourceId { get; set; }

    /// <summary>The reading of the feed that brought it, and takes it away when it is taken back; null for a record made on this node.</summary>
    public Guid? AddedBy { get; set; }

    /// <summary>The id it has in that feed.</summary>
    public string? SourceKey { get; set; }

    /// <summary>In no list, map, answer or feed: reached through a crisis number or by members (directory.md §2).</summary>
    public bool IsControlled { get; set; }

    /// <summary>Taken out by hand, at once, because something leaked. An import does not undo it.</summary>
    public bool IsHidden { get; set; }

    /// <summary>No longer in its source. Kept, and out of public search.</summary>
    public bool IsGone { get; set; }

    /// <summary>SHA-256 of the document and its flags as imported, to tell at once that nothing changed.</summary>
    public byte[] Digest { get; set; } = [];

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class OrganizationRecord : KeptRecord
{
    public required Organization Document { get; set; }
}

internal sealed class LocationRecord : KeptRecord
{
    public required Location Document
    {
        get;
        set
        {
            field = value;
            IsAreaOnly = value.Whereabouts is Whereabouts.AreaOnly;
        }
    }

    /// <summary>A copy of what the document says, so that hidden places can be counted without reading all.</summary>
    public bool IsAreaOnly { get; private set; }

    /// <summary>How coarse the area is that stands for a hidden place on public pages; null if none was ever published.</summary>
    public AreaLevel? PublishedArea { get; set; }

    /// <summary>Key of the place of our list that stands for a hidden one, at its published level; null for a shown place or an unknown country.</summary>
    public string? AreaKey()
    {
        if (Document.Whereabouts is not Whereabouts.AreaOnly hidden)
            return null;
        var district = Gazetteer.Find(hidden.DistrictKey);
        return PublishedArea switch
        {
            AreaLevel.District when district is not null => district.Key,
            AreaLevel.Region when district is not null => district.Region,
            _ => Gazetteer.Find(district?.Country ?? hidden.Country)?.Key,
        };
    }

    /// <summary>What stays of a place that goes: its id and how coarse its area was, since an area never becomes finer by itself.</summary>
    public LocationRecord WithoutPlace(DateTimeOffset now) =>
        new()
        {
            Id = Id,
            SourceId = SourceId,
            SourceKey = SourceKey,
            IsHidden = IsHidden,
            IsGone = true,
            PublishedArea = PublishedArea,
            ChangedAt = now,
            Document = new Location(Id) { Whereabouts = new Whereabouts.AreaOnly(null, null) },
        };
}

internal sealed class ListingRecord : KeptRecord
{
    public Guid OrganizationId { get; set; }
    public required Listing Document { get; set; }
}

/// <summary>
/// A listing as it stood before its organisation first changed it here, and after each change: its history, and the way back. Whole, for every audience.
/// </summary>
internal sealed class ListingVersion : WithDocuments
{
    public Guid ListingId { get; set; }

    /// <summary>From 1; 1 is the state before the first change.</summary>
    public int Sequence { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Who left it so; null for the first state, and after she was erased.</summary>
    public Guid? By { get; set; }
    public required Listing Document { get; set; }

    /// <summary>The list (<see cref="BroughtList"/>) that left it so; null: somebody wrote it.</summary>
    public Guid? ListId { get; set; }

    /// <summary>The row of that list.</summary>
    public int? ListRow { get; set; }

    /// <summary>By which that list knows the row.</summary>
    public string? ListKey { get; set; }
}

/// <summary>
/// A row of a feed that is of no organisation, place or listing: a term of its taxonomy, who changed what, a table that the standard does not know. Kept whole
/// for the owner, save what a privacy flag withholds.
/// </summary>
internal sealed class SourceRow : KeptRecord
{
    /// <summary>Its table in the standard, or the feed's own name of it.</summary>
    public required string Table { get; set; }
    public required Dictionary<string, string> Cells { get; set; }
}

/// <summary>Which listing is given where: the way back from a changed location to its listings.</summary>
internal sealed class ListingPlace
{
    public Guid ListingId { get; set; }
    public Guid LocationId { get; set; }
}

/// <summary>
/// A listing as the public may see it: the only table that Find help, the map, the programmes and the search index read. A row exists only
/// while the listing may be found.
/// </summary>
internal sealed class PublicListing : WithDocuments
{
    public Guid Id { get; set; }

    /// <summary>A programme for people who use violence: never among help for survivors.</summary>
    public bool IsProgramme { get; set; }

    /// <summary>ISO 3166-1 of its first place, organisation or area; null when unknown.</summary>
    public string? Country { get; set; }

    /// <summary>Null where the organisation is not told.</summary>
    public Guid? OrganizationId { get; set; }

    /// <summary>Day number of its last check, by which those come first that wait longest; 0: never checked.</summary>
    public int CheckedDay { get; set; }

    /// <summary>Whose voice it may be, as far as its view tells.</summary>
    public Domain.Checking.BodySide Side { get; set; }

    /// <summary>When what the public may see of it last changed on this node.</summary>
    public DateTimeOffset ModifiedAt { get; set; }

    /// <summary>A hash of what the public may see of it, to tell that nothing of that changed.</summary>
    public long Digest { get; set; }

    /// <summary>Folded names, words and terms, for the search that the database itself answers while an index is rebuilt.</summary>
    public string Folded { get; set; } = "";

    public required ListingView<PublicReader> View { get; set; }

    /// <summary>
    /// The view as a full HSDS 3.1 service with its organisation, UTF-8, as the API and the exports give it out save for <c>last_modified</c>: written once,
    /// when it changes, and not for each reader.
    /// </summary>
    public byte[] Hsds { get; set; } = [];
}

/// <summary>
/// That a listing which may be found is at a place of our list, as the public may know it: what the map counts. Written and taken away together with
/// its <see cref="PublicListing"/>; a programme for people who use violence has none.
/// </summary>
internal sealed class PublicPresence
{
    public Guid ListingId { get; set; }
    public required string PlaceKey { get; set; }
    public Presence Presence { get; set; }
}

/// <summary>An organisation as the public may see it; there is one only while one of its listings may be found.</summary>
internal sealed class PublicOrganization : WithDocuments
{
    public Guid Id { get; set; }
    public DateTimeOffset ModifiedAt { get; set; }
    public long Digest { get; set; }

    /// <summary>Folded words of its names and description.</summary>
    public string Folded { get; set; } = "";
    public required OrganizationView<PublicReader> View { get; set; }
}

/// <summary>
/// A listing at one of its places, for readers of the API who ask by place. The position of a hidden place is the centre of its published area, the same for
/// every place there (directory.md §2).
/// </summary>
internal sealed class PublicSite
{
    /// <summary>Id of the HSDS service_at_location.</summary>
    public Guid Id { get; set; }
    public Guid ListingId { get; set; }

    /// <summary>Postal code of a shown address, folded; null: none.</summary>
    public string? PostalCode { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public bool IsAreaOnly { get; set; }
}

/// <summary>That a listing has a term, of our taxonomy or a foreign one, as the public may know it.</summary>
internal sealed class PublicTerm
{
    public Guid ListingId { get; set; }
    public Guid TermId { get; set; }
    public Guid TaxonomyId { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string Taxonomy { get; set; }
}

/// <summary>That a listing or organisation which was public is so no more: told to readers who keep copies, who are to let go of theirs.</summary>
internal sealed class PublicRemoval
{
    public Guid Id { get; set; }

    /// <summary><c>service</c> or <c>organization</c>.</summary>
    public required string Kind { get; set; }
    public DateTimeOffset RemovedAt { get; set; }
}

/// <summary>
/// The newest change of each listing, in an order in which a reader can never skip one that commits later: the position is taken from
/// <see cref="ChangeCounter"/> inside the writing transaction, which holds that row until it commits.
/// </summary>
internal sealed class ListingChange
{
    public Guid ListingId { get; set; }
    public long Position { get; set; }
}

/// <summary>
/// One row: the last position given out, and the last instant of a change. The instant never goes back, also when the clock does, so that who asks for what
/// changed since the newest change she has seen misses nothing.
/// </summary>
internal sealed class ChangeCounter
{
    public int Id { get; set; }
    public long Position { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>
/// What somebody says is wrong in the directory: waits for who decides, and is deleted then. Of a reader nothing is kept, not even the hour.
/// </summary>
internal sealed class Correction
{
    public Guid Id { get; set; }
    public Guid ListingId { get; set; }
    public DateOnly On { get; set; }
    public Domain.Checking.CorrectionOrigin Origin { get; set; }
    public required string[] About { get; set; }
    public required string Words { get; set; }

    /// <summary>The entry was a state body's when this was written, as its reader was told, for the state to read. What was written for civil society never becomes hers.</summary>
    public bool IsForState { get; set; }
}
