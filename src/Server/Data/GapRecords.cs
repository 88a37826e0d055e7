using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Gaps;

namespace Tirek.Server.Data;

/// <summary>
/// What coverage knows of a listing that may be found (<see cref="ListingReach"/>), as the public may know it. Written and taken away together with its
/// <see cref="PublicListing"/>; a programme for people who use violence has none, nor has a service that is closed for a time.
/// </summary>
internal sealed class PublicReach
{
    public Guid ListingId { get; set; }

    /// <summary>Bits of its kinds of help.</summary>
    public long Kinds { get; set; }

    /// <summary>ISO 639-1 codes with blanks between.</summary>
    public required string Languages { get; set; }

    /// <summary>Where it is and what it serves (<see cref="ListingReach.WritePoints"/>).</summary>
    public required string Points { get; set; }
}

/// <summary>
/// A shelter's number of family places that its organisation released for its country's total, and for nothing else. There is a row only while the shelter may
/// be found.
/// </summary>
internal sealed class ReleasedPlaces
{
    public Guid ListingId { get; set; }
    public Guid OrganizationId { get; set; }

    /// <summary>ISO 3166-1.</summary>
    public required string Country { get; set; }
    public int Places { get; set; }
}

/// <summary>The inhabitants of a region, as whoever runs the node loaded them.</summary>
internal sealed class RegionPopulation
{
    /// <summary>ISO 3166-2.</summary>
    public required string Region { get; set; }
    public long Inhabitants { get; set; }
    public required string Source { get; set; }
    public DateOnly AsOf { get; set; }
}

/// <summary>A reference ratio beside the one that Tirek knows, as whoever runs the node loaded it.</summary>
internal sealed class LoadedRatio
{
    /// <summary>Key of the kind of help.</summary>
    public required string Kind { get; set; }
    public int Inhabitants { get; set; }
    public required string Source { get; set; }
    public required string CheckedBy { get; set; }
    public DateOnly CheckedOn { get; set; }
}

/// <summary>
/// How often a search for help of a kind found nothing in a month (<see cref="UnmetNeed"/>). No instant and no number in the order of time: all rows are written
/// anew, in the order of their keys, whenever counts are added.
/// </summary>
internal sealed class UnmetCount
{
    public DateOnly Month { get; set; }
    public required string Country { get; set; }
    public required string Region { get; set; }
    public required string Kind { get; set; }
    public int Times { get; set; }
}

/// <summary>How coverage is stored.</summary>
internal static class GapModel
{
    public static void AddGaps(this ModelBuilder model)
    {
        model.Entity<PublicReach>().HasKey(r => r.ListingId);
        model.Entity<PublicReach>().Property(r => r.ListingId).ValueGeneratedNever();
        model.Entity<ReleasedPlaces>().HasKey(p => p.ListingId);
        model.Entity<ReleasedPlaces>().Property(p => p.ListingId).ValueGeneratedNever();
        model.Entity<ReleasedPlaces>().HasIndex(p => p.Country);
        model.Entity<RegionPopulation>().HasKey(p => p.Region);
        model.Entity<LoadedRatio>().HasKey(r => r.Kind);
        model
            .Entity<UnmetCount>()
            .HasKey(c => new
            {
                c.Month,
                c.Country,
                c.Region,
                c.Kind,
            });
    }
}
