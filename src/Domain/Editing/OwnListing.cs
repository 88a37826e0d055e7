using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Editing;

/// <summary>A service in the list of its own organisation. <see cref="Shown"/> is what the public finds of it; null: it finds nothing.</summary>
public sealed record OwnListing(Listing Listing, bool IsHidden, ListingView<PublicReader>? Shown)
{
    /// <summary>What people of the organisation wrote of it and have not published, newest first.</summary>
    public IReadOnlyList<OwnDraft> Drafts { get; init; } = [];
}

/// <summary>What somebody changed of a service at once. <see cref="By"/>: a colleague, or the organisation of somebody else; null after she was erased.
/// <see cref="TakesBack"/>: it took the change before it back.</summary>
public sealed record ListingEdit(int Sequence, DateTimeOffset At, string? By, IReadOnlyList<ChangedField> Fields, bool TakesBack)
{
    /// <summary>The file of the list that it came from, and the row in it; null: somebody wrote it.</summary>
    public string? List { get; init; }
    public int? ListRow { get; init; }
}

/// <summary>A field in one language, before a change and after it (<see cref="EditField.Read"/>).</summary>
public sealed record ChangedField(string Key, Language Language, string Before, string After);
