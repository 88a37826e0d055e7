using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>HSDS <c>service.status</c>.</summary>
public enum ListingStatus
{
    Active,
    Inactive,
    Defunct,
    TemporarilyClosed,
}

/// <summary>
/// A service in the directory (HSDS <c>service</c>) with everything known of it, for every audience. Pages, index, map and feeds never see this
/// type: they read a <see cref="ListingView{TReader}"/> of it.
/// </summary>
public sealed record Listing(Guid Id, Guid OrganizationId, LocalText Name)
{
    public string? AlternateName { get; init; }
    public LocalText? Description { get; init; }
    public Guid? ProgramId { get; init; }
    public string? Url { get; init; }
    public string? Email { get; init; }
    public ListingStatus Status { get; init; }

    /// <summary>True when the source said nothing and <see cref="ListingStatus.Active"/> was assumed.</summary>
    public bool StatusIsAssumed { get; init; }
    public string? InterpretationServices { get; init; }
    public LocalText? ApplicationProcess { get; init; }
    public string? WaitTime { get; init; }
    public LocalText? Fees { get; init; }
    public bool? IsFree { get; init; }
    public LocalText? Eligibility { get; init; }
    public int? MinimumAge { get; init; }
    public int? MaximumAge { get; init; }
    public string? Accreditations { get; init; }
    public string? Licenses { get; init; }
    public Held<LocalText>? Alert { get; init; }

    /// <summary>HSDS <c>assured_date</c>: the day on which somebody last checked this record.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Who or how it was checked, in words that may be shown ("by phone"); never a person's address.</summary>
    public LocalText? CheckedBy { get; init; }

    /// <summary>Calls since it was last found right that nobody answered; null: none.</summary>
    public UnansweredCalls? Unanswered { get; init; }
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>Keys of our taxonomy, all facets together.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Those of <see cref="Terms"/> that its owner chose to show to everybody although they start as professionals' (directory.md §1).</summary>
    public IReadOnlyList<string> ReleasedTerms { get; init; } = [];
    public IReadOnlyList<ForeignTerm> ForeignTerms { get; init; } = [];
    public BeforeYouCall BeforeYouCall { get; init; } = new();
    public ProgrammeExtension? Programme { get; init; }

    public IReadOnlyList<ListingAtLocation> At { get; init; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];
    public IReadOnlyList<ServiceArea> ServiceAreas { get; init; } = [];
    public IReadOnlyList<CostOption> Costs { get; init; } = [];
    public IReadOnlyList<RequiredDocument> Documents { get; init; } = [];
    public IReadOnlyList<Held<Phone>> Phones { get; init; } = [];
    public IReadOnlyList<Held<Contact>> Contacts { get; init; } = [];
    public IReadOnlyList<Held<Schedule>> Schedules { get; init; } = [];
    public IReadOnlyList<Held<Funding>> Funding { get; init; } = [];
    public IReadOnlyList<Held<Capacity>> Capacity { get; init; } = [];

    /// <summary>Owner only, and in no view at all: of it only a country's total is ever told, and only if its owner released it for that.</summary>
    public Held<FamilyPlaces>? Places { get; init; }

    /// <summary>Internal notes of the source; owner only.</summary>
    public IReadOnlyList<Held<string>> Notes { get; init; } = [];
    public Held<Dictionary<string, string>>? Extra { get; init; }
}

/// <summary>On how many days somebody called and nobody answered, and the last of them.</summary>
public sealed record UnansweredCalls(int Times, DateOnly Last);

/// <summary>HSDS <c>service_at_location</c>: a service where it is given, with what holds only there.</summary>
public sealed record ListingAtLocation(Guid Id, Guid LocationId)
{
    public LocalText? Description { get; init; }
    public IReadOnlyList<Held<Phone>> Phones { get; init; } = [];
    public IReadOnlyList<Held<Contact>> Contacts { get; init; } = [];
    public IReadOnlyList<Held<Schedule>> Schedules { get; init; } = [];
}
