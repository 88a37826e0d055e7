using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;

namespace Tirek.Server.Data;

/// <summary>A programme for people who use violence in the mapping. All that is known of it stands in sheets; without one it is not there.</summary>
internal sealed class MappedProgramme
{
    public Guid Id { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    /// <summary>Its entry in the directory, from which it was begun.</summary>
    public Guid? ListingId { get; set; }
    public DateTimeOffset BegunAt { get; set; }
}

/// <summary>What one member organisation says of a programme. Nobody else ever writes it.</summary>
internal sealed class ProgrammeSheet
{
    public Guid ProgrammeId { get; set; }
    public Guid OrganizationId { get; set; }
    public SheetCircle Circle { get; set; }
    public required SheetDocument Document { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of the newest state that it had before.</summary>
    public int Sequence { get; set; }
}

/// <summary>A state that a sheet had before a change, with the circle of that time: what an undo brings back.</summary>
internal sealed class ProgrammeSheetVersion
{
    public Guid ProgrammeId { get; set; }
    public Guid OrganizationId { get; set; }
    public int Sequence { get; set; }
    public SheetCircle Circle { get; set; }
    public required SheetDocument Document { get; set; }

    /// <summary>When it became another.</summary>
    public DateTimeOffset ReplacedAt { get; set; }
}

/// <summary>What a women's service says to being named beside a programme.</summary>
internal sealed class ProgrammePartnerWord
{
    public Guid ProgrammeId { get; set; }
    public Guid OrganizationId { get; set; }
    public bool IsSo { get; set; }
    public DateTimeOffset SaidAt { get; set; }
}

/// <summary>A round of the mapping; once frozen, an edition that never changes.</summary>
internal sealed class MappingRound
{
    public Guid Id { get; set; }

    /// <summary>From 1, by which it is cited.</summary>
    public int Number { get; set; }
    public required LocalText Title { get; set; }
    public required LocalText Method { get; set; }
    public DateOnly CutOff { get; set; }
    public DateOnly CommentsFrom { get; set; }
    public DateOnly CommentsUntil { get; set; }
    public DateTimeOffset? FrozenAt { get; set; }

    /// <summary>What was frozen, as the bytes of which <see cref="Fingerprint"/> is the SHA-256 (hexadecimal): JSON, a <see cref="FrozenEdition"/>.</summary>
    public string? Edition { get; set; }
    public string? Fingerprint { get; set; }
}

/// <summary>What a member organisation says about a round, or a programme in it.</summary>
internal sealed class RoundComment
{
    public Guid Id { get; set; }
    public Guid RoundId { get; set; }
    public Guid? ProgrammeId { get; set; }
    public Guid OrganizationId { get; set; }
    public required LocalText Words { get; set; }
    public DateTimeOffset WrittenAt { get; set; }
}

/// <summary>A standard that somebody loaded, for programmes to assess themselves against.</summary>
internal sealed class LoadedStandard
{
    public required string Key { get; set; }
    public required Standard Document { get; set; }
    public DateTimeOffset LoadedAt { get; set; }
}
