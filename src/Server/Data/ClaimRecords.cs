using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Listings;

namespace Tirek.Server.Data;

/// <summary>
/// That a member says of an entry which nobody in the network owns that it is its own. Once confirmed, its people write <see cref="OwnId"/>, an entry of theirs to which
/// the id of the former one leads (<see cref="ListingAlias"/>); the former is written by its source as before.
/// </summary>
internal sealed class ListingClaim
{
    public Guid Id { get; set; }

    /// <summary>The member that claims.</summary>
    public Guid OrganizationId { get; set; }

    /// <summary>The entry as it was found.</summary>
    public Guid ListingId { get; set; }

    /// <summary>ISO 3166-1 of the entry when it was claimed: whose focal points decide; null: unknown.</summary>
    public string? Country { get; set; }

    /// <summary>The entry that the member writes; null before it was confirmed.</summary>
    public Guid? OwnId { get; set; }

    /// <summary>How one can check it. Deleted when it is decided.</summary>
    public required string Words { get; set; }
    public DateTimeOffset At { get; set; }
    public ClaimState State { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The organisation of whoever decided or took back.</summary>
    public Guid? DecidedFor { get; set; }

    /// <summary>Why it was refused or taken back.</summary>
    public required string Reason { get; set; }

    /// <summary>Somebody of the member has said that she knows what came of it.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whose values the member got: no others of the former entry are shown to it.</summary>
    public Audience Reads { get; set; }

    /// <summary>What the source said when the member last looked, a digest of each field: <c>phones:3f…</c>. No value.</summary>
    public required string[] Seen { get; set; }

    /// <summary>When that was; null before it was confirmed.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

/// <summary>How claims are stored.</summary>
internal static class ClaimModel
{
    public static void AddClaims(this ModelBuilder model)
    {
        var claim = model.Entity<ListingClaim>();
        claim.Property(c => c.Id).ValueGeneratedNever();
        claim.HasIndex(c => new { c.OrganizationId, c.State });
        claim.HasIndex(c => c.ListingId);
        claim.HasIndex(c => c.OwnId);
        claim.HasIndex(c => new { c.State, c.Country });
    }
}
