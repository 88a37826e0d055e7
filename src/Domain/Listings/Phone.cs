using Tirek.Domain.Languages;

namespace Tirek.Domain.Listings;

/// <summary>HSDS <c>phone</c>. <see cref="Number"/> as a person would read it aloud; it is a link to dial unless <see cref="IsInvented"/>.</summary>
public sealed record Phone(Guid Id, string Number)
{
    public string? Extension { get; init; }

    /// <summary>HSDS <c>type</c>: text, voice, fax, cell, video, pager, textphone.</summary>
    public string? Type { get; init; }
    public LocalText? Description { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>True for the invented numbers of a demonstration: these are never links.</summary>
    public bool IsInvented { get; init; }

    /// <summary>The network took it from the public because it was wrong: kept for its owner, who decides.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>HSDS <c>contact</c>: a person's role. The importer keeps it for professionals unless the feed marks it private (then owner only).</summary>
public sealed record Contact(Guid Id, string? Name, string? Title, string? Department, string? Email);

/// <summary>HSDS <c>funding</c>. Owner only from the start (directory.md §2).</summary>
public sealed record Funding(Guid Id, string Source);

/// <summary>HSDS <c>cost_option</c>.</summary>
public sealed record CostOption(Guid Id, string? Option, decimal? Amount, string? Currency, string? AmountDescription);

/// <summary>HSDS <c>required_document</c>.</summary>
public sealed record RequiredDocument(Guid Id, string Document, string? Uri);

/// <summary>HSDS <c>service_area</c>: whom a service serves by where they live. <see cref="PlaceKey"/> if our list of places knows it.</summary>
public sealed record ServiceArea(Guid Id, string Name, string? Description, string? PlaceKey);

/// <summary>HSDS <c>language</c>. <see cref="Code"/> is ISO 639; <see cref="Name"/> what the feed said.</summary>
public sealed record SpokenLanguage(Guid Id, string? Code, string? Name, string? Note);

/// <summary>HSDS <c>accessibility</c>.</summary>
public sealed record Accessibility(Guid Id, string Description, string? Details, string? Url);

/// <summary>How many families a shelter takes in at once, as its owner says. <see cref="ForTotal"/>: it may be part of the country's total (directory.md §2).</summary>
public sealed record FamilyPlaces(int? Number, bool? ForTotal);

/// <summary>HSDS <c>service_capacity</c> with <c>unit</c>. Owner only from the start (directory.md §2). <see cref="Updated"/> says how old it is.</summary>
public sealed record Capacity(Guid Id, string Unit, int Available, int? Maximum, DateOnly Updated);

/// <summary>A term of a foreign taxonomy as the feed gave it; our own terms are keys of <c>Taxonomy</c>.</summary>
public sealed record ForeignTerm(Guid Id, string Code, string? Name, string? Taxonomy, string? Detail);
