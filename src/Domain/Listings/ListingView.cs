using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>
/// A listing as one kind of reader may see it, with its organisation and places folded in. Pages, index, map, feeds and cards take this type with
/// their reader in it; there is no way back from it to the <see cref="Listing"/>. Made only by <see cref="ListingView.Of{TReader}"/>.
/// </summary>
public sealed record ListingView<TReader>(Guid Id, LocalText Name)
    where TReader : IReader
{
    /// <summary>Null when the organisation itself is controlled: its name is not public either (directory.md §3).</summary>
    public Guid? OrganizationId { get; init; }
    public LocalText? OrganizationName { get; init; }
    public string? OrganizationWebsite { get; init; }
    public string? AlternateName { get; init; }
    public LocalText? Description { get; init; }
    public string? Url { get; init; }
    public string? Email { get; init; }
    public ListingStatus Status { get; init; }

    /// <summary>True when the source said nothing and <see cref="ListingStatus.Active"/> was assumed.</summary>
    public bool StatusIsAssumed { get; init; }

    /// <summary>The grouping within its organisation that it belongs to (HSDS <c>program</c>; no programme for people who use violence).</summary>
    public Organization.Programme? Program { get; init; }
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
    public LocalText? Alert { get; init; }
    public DateOnly? CheckedOn { get; init; }
    public LocalText? CheckedBy { get; init; }

    /// <summary>The last day on which somebody called and nobody answered, after several; null: it was reached, or nobody has tried so often.</summary>
    public DateOnly? NotReached { get; init; }
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The feed it came from, as the operator calls it; null for one made on this node.</summary>
    public string? Source { get; init; }
    public IReadOnlyList<string> Terms { get; init; } = [];
    public IReadOnlyList<ForeignTerm> ForeignTerms { get; init; } = [];
    public BeforeYouCall BeforeYouCall { get; init; } = new();
    public ProgrammeView? Programme { get; init; }
    public IReadOnlyList<SiteView> Sites { get; init; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];
    public IReadOnlyList<ServiceArea> ServiceAreas { get; init; } = [];
    public IReadOnlyList<CostOption> Costs { get; init; } = [];
    public IReadOnlyList<RequiredDocument> Documents { get; init; } = [];
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public IReadOnlyList<Schedule> Schedules { get; init; } = [];
    public IReadOnlyList<Capacity> Capacity { get; init; } = [];
    public IReadOnlyList<Funding> Funding { get; init; } = [];

    public IReadOnlyList<Phone> OrganizationPhones { get; init; } = [];

    /// <summary>All telephones a caller could use, each once: the service's own first, then those of its places, then its organisation's.</summary>
    public IReadOnlyList<Phone> AllPhones() =>
        [.. Phones.Concat(Sites.SelectMany(s => s.Phones)).Concat(OrganizationPhones).DistinctBy(p => (p.Number, p.Extension))];
}

/// <summary>The public part of a programme (directory.md §4); there is no field for the rest.</summary>
public sealed record ProgrammeView(ProgrammeState State, int? SinceYear, LocalText? WhomItTakes, LocalText? HowToEnrol)
{
    public IReadOnlyList<Guid> WomensServices { get; init; } = [];
}

/// <summary>A location with its published area, if it is hidden: what <see cref="ListingView.Of{TReader}"/> needs to know of a place.</summary>
public sealed record PublishedLocation(Location Location, string? AreaKey);

/// <summary>Makes views.</summary>
public static class ListingView
{
    /// <summary>The view of <paramref name="listing"/> for <typeparamref name="TReader"/>. <paramref name="organization"/> is null when controlled.</summary>
    public static ListingView<TReader> Of<TReader>(
        Listing listing,
        Organization? organization,
        IReadOnlyDictionary<Guid, PublishedLocation> locations
    )
        where TReader : struct, IPlainReader => Made<TReader, TReader>(listing, organization, locations);

    /// <summary>The view of <paramref name="listing"/> for a member of the network, with what this kind of member may read and no more.</summary>
    public static ListingView<ProfessionalReader> For(
        MemberReader reader,
        Listing listing,
        Organization? organization,
        IReadOnlyDictionary<Guid, PublishedLocation> locations
    )
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsProfessional
            ? Made<ProfessionalReader, ProfessionalReader>(listing, organization, locations)
            : Made<ProfessionalReader, PublicReader>(listing, organization, locations);
    }

    /// <summary>A view to be shown as one reader's, of what another may read who may read no more than that one.</summary>
    private static ListingView<TShown> Made<TShown, TReader>(
        Listing listing,
        Organization? organization,
        IReadOnlyDictionary<Guid, PublishedLocation> locations
    )
        where TShown : struct, IReader
        where TReader : struct, IReader
    {
        var reader = default(TReader);
        return new(listing.Id, listing.Name)
        {
            OrganizationId = organization?.Id,
            OrganizationName = organization?.Name,
            OrganizationWebsite = organization?.Website,
            OrganizationPhones = organization?.Phones.For(reader) ?? [],
            AlternateName = listing.AlternateName,
            Description = listing.Description,
            Url = listing.Url,
            Email = listing.Email,
            Status = listing.Status,
            StatusIsAssumed = listing.StatusIsAssumed,
            Program = listing.ProgramId is { } program ? organization?.Programs.FirstOrDefault(p => p.Id == program) : null,
            InterpretationServices = listing.InterpretationServices,
            ApplicationProcess = listing.ApplicationProcess,
            WaitTime = listing.WaitTime,
            Fees = listing.Fees,
            IsFree = listing.IsFree,
            Eligibility = listing.Eligibility,
            MinimumAge = listing.MinimumAge,
            MaximumAge = listing.MaximumAge,
            Accreditations = listing.Accreditations,
            Licenses = listing.Licenses,
            Alert = listing.Alert?.For<TReader>(),
            CheckedOn = listing.CheckedOn,
            CheckedBy = listing.CheckedBy,
            NotReached = Checking.CheckRule.NotReached(listing),
            LastModified = listing.LastModified,
            Terms = TermsFor<TReader>(listing),
            ForeignTerms = listing.ForeignTerms,
            BeforeYouCall = listing.BeforeYouCall,
            Programme = listing.Programme is { } p
                ? new(p.State, p.SinceYear, p.WhomItTakes, p.HowToEnrol) { WomensServices = p.WomensServices }
                : null,
            Sites =
            [
                .. listing
                    .At.Where(at => locations.ContainsKey(at.LocationId))
                    .Select(at => SiteView.Of<TReader>(at, locations[at.LocationId])),
            ],
            Languages = listing.Languages,
            ServiceAreas = listing.ServiceAreas,
            Costs = listing.Costs,
            Documents = listing.Documents,
            Phones = listing.Phones.For(reader),
            Contacts = listing.Contacts.For(reader),
            Schedules = listing.Schedules.For(reader),
            Capacity = listing.Capacity.For(reader),
            Funding = listing.Funding.For(reader),
        };
    }

    /// <summary>A term that starts as professionals' is public only where the owner chose so.</summary>
    private static IReadOnlyList<string> TermsFor<TReader>(Listing listing)
        where TReader : struct, IReader =>
        TReader.MayRead > Audience.Public
            ? listing.Terms
            :
            [
                .. listing.Terms.Where(key =>
                    Taxonomy.Taxonomy.Find(key) is not { IsPublicByDefault: false } || listing.ReleasedTerms.Contains(key)
                ),
            ];
}
