using Tirek.Domain.Languages;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Search;

/// <summary>What a list of results shows of a listing: enough to choose by, small enough to keep in the index. Made only from the public view.</summary>
public sealed record ListingCard(Guid Id, LocalText Name)
{
    public LocalText? OrganizationName { get; init; }

    /// <summary>Keys of our taxonomy, kinds of help only.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Key of the town of a shown place, or of the published area of a hidden one; null when unknown.</summary>
    public string? PlaceKey { get; init; }

    /// <summary>True when only the area of its place is shown.</summary>
    public bool IsAreaOnly { get; init; }

    /// <summary>City as the feed wrote it, where our list of places does not know it.</summary>
    public string? City { get; init; }
    public LocalText? WhatHappens { get; init; }
    public LocalText? Alert { get; init; }
    public ListingStatus Status { get; init; }
    public bool IsFree { get; init; }
    public bool IsAccessible { get; init; }
    public bool? AnonymousPossible { get; init; }
    public bool? PapersNeeded { get; init; }
    public bool? ChildrenAccepted { get; init; }
    public int? ChildrenUpToAge { get; init; }
    public int? BoysUpToAge { get; init; }

    /// <summary>ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public string? PhoneNumber { get; init; }
    public bool PhoneIsInvented { get; init; }

    /// <summary>Dialled after the number, if anything.</summary>
    public string? PhoneExtension { get; init; }
    public DateOnly? CheckedOn { get; init; }
    public LocalText? CheckedBy { get; init; }
}
