using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;

namespace Tirek.Server.Data;

/// <summary>
/// An edition of a feed that somebody brought or that was fetched: how far it is, and what it would change. Its bytes stand in <see cref="SealedFeed"/> until it is
/// decided; nothing here holds a value of it.
/// </summary>
internal sealed class FeedReading
{
    public Guid Id { get; set; }

    /// <summary>The schedule by which it came; null: somebody brought it.</summary>
    public Guid? ScheduleId { get; set; }

    /// <summary>Who brought it, or said that it is taken; null: nobody, it came by itself.</summary>
    public Guid? By { get; set; }
    public required string FileName { get; set; }

    /// <summary>The name of the source as somebody gave it; null: the feed's own.</summary>
    public string? Named { get; set; }

    /// <summary>ISO 3166-1 of addresses that name none.</summary>
    public string? Country { get; set; }
    public DateTimeOffset At { get; set; }
    public FeedState State { get; set; }
    public FeedFault? Fault { get; set; }

    /// <summary>How often the server began to work at it.</summary>
    public int Attempts { get; set; }

    /// <summary>What is being done with it, as the importer calls it, to be read by nobody; null: it waits its turn.</summary>
    public string? Step { get; set; }
    public int Percent { get; set; }

    /// <summary>With what it was compared: the name of the source, the digest of the edition, the reading before it.</summary>
    public string? Source { get; set; }
    public byte[]? Digest { get; set; }
    public Guid? Last { get; set; }

    /// <summary>The difference that was shown (<see cref="FeedDifference"/>) as stored JSON.</summary>
    public string? Shown { get; set; }

    /// <summary>Names of <see cref="FeedDoubt"/>.</summary>
    public required string[] Doubts { get; set; }

    /// <summary>The reading that came of it, or that is taken back.</summary>
    public Guid? RunId { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>By which the other server knows this edition.</summary>
    public string? Tag { get; set; }
    public string? ChangedOn { get; set; }
}

/// <summary>The bytes of an edition that is not decided yet, under the node's key: they may hold what its flags withhold. In no backup.</summary>
internal sealed class SealedFeed
{
    public Guid ReadingId { get; set; }
    public required byte[] Sealed { get; set; }
}

/// <summary>A feed that is fetched by itself.</summary>
internal sealed class FeedSchedule
{
    public Guid Id { get; set; }

    /// <summary>The address under the node's key: it may hold a key of the other side.</summary>
    public required string Address { get; set; }

    /// <summary>The address without what stands after the question mark.</summary>
    public required string ShownAddress { get; set; }

    /// <summary>The name of its source.</summary>
    public required string Source { get; set; }
    public string? Country { get; set; }

    /// <summary>Null: every day.</summary>
    public DayOfWeek? Weekday { get; set; }

    /// <summary>In universal time.</summary>
    public int Hour { get; set; }
    public DateTimeOffset? PausedAt { get; set; }
    public DateTimeOffset NextAt { get; set; }

    /// <summary>Until then a server fetches it, and no other does.</summary>
    public DateTimeOffset? HeldUntil { get; set; }
    public DateTimeOffset? TriedAt { get; set; }
    public FeedFault? Fault { get; set; }
    public int? Answered { get; set; }
    public int Failures { get; set; }

    /// <summary>By which the other server knows the edition that was read last.</summary>
    public string? Tag { get; set; }
    public string? ChangedOn { get; set; }

    /// <summary>The edition to which somebody said no.</summary>
    public byte[]? Refused { get; set; }

    /// <summary>An edition was deleted before anybody decided.</summary>
    public bool HasExpired { get; set; }
}

/// <summary>How feeds on their way are stored.</summary>
internal static class FeedModel
{
    public static void AddFeeds(this ModelBuilder model)
    {
        var reading = model.Entity<FeedReading>();
        reading.Property(r => r.Id).ValueGeneratedNever();
        reading.HasIndex(r => r.State);
        reading.HasIndex(r => r.ScheduleId);
        model.Entity<SealedFeed>().HasKey(s => s.ReadingId);
        model.Entity<SealedFeed>().Property(s => s.ReadingId).ValueGeneratedNever();
        model.Entity<FeedSchedule>().Property(s => s.Id).ValueGeneratedNever();
    }
}
