namespace Tirek.Domain.Feeds;

/// <summary>An edition that somebody brought or that was fetched, as the page shows it.</summary>
/// <param name="Id">Of the edition.</param>
/// <param name="FileName">What was brought; the shown address of what was fetched.</param>
/// <param name="Source">What its source is called; null: not known yet.</param>
/// <param name="At">When it came.</param>
/// <param name="State">How far it is.</param>
/// <param name="Fault">Why it is not further.</param>
/// <param name="IsBegun">It is being worked at; else it waits its turn.</param>
/// <param name="Percent">Of the step that is being done.</param>
/// <param name="Doubts">Why it was not taken by itself.</param>
/// <param name="RunId">The reading that came of it.</param>
public sealed record FeedEdition(
    Guid Id,
    string FileName,
    string? Source,
    DateTimeOffset At,
    FeedState State,
    FeedFault? Fault,
    bool IsBegun,
    int Percent,
    IReadOnlyList<FeedDoubt> Doubts,
    Guid? RunId
)
{
    /// <summary>It is being worked at, or waits for that.</summary>
    public bool IsUnderway => State is FeedState.ToCompare or FeedState.ToTake or FeedState.ToTakeBack;

    /// <summary>It came by a schedule.</summary>
    public bool IsFetched { get; init; }
}

/// <summary>A schedule, as the page shows it.</summary>
/// <param name="Id">Of the schedule.</param>
/// <param name="Source">What its source is called.</param>
/// <param name="Address">Without what stands after the question mark.</param>
/// <param name="Weekday">Null: every day.</param>
/// <param name="Hour">In universal time.</param>
/// <param name="Country">Of addresses that name none; null: none.</param>
/// <param name="IsPaused">It is not fetched.</param>
/// <param name="NextAt">When it is asked next.</param>
/// <param name="TriedAt">When it was asked last.</param>
/// <param name="Fault">Why that was in vain.</param>
/// <param name="Answered">The status with which the other server answered, if that is why.</param>
/// <param name="Failures">In a row.</param>
/// <param name="HasExpired">An edition waited and was deleted before anybody decided.</param>
public sealed record FeedPlan(
    Guid Id,
    string Source,
    string Address,
    DayOfWeek? Weekday,
    int Hour,
    string? Country,
    bool IsPaused,
    DateTimeOffset NextAt,
    DateTimeOffset? TriedAt,
    FeedFault? Fault,
    int? Answered,
    int Failures,
    bool HasExpired
);

/// <summary>A source with its newest reading.</summary>
public sealed record KnownSource(Guid Id, string Name, FeedRun? Last, int Services);

/// <summary>One reading of a source.</summary>
public sealed record FeedRun(
    Guid Id,
    DateTimeOffset StartedAt,
    DateTimeOffset? TakenBackAt,
    int Added,
    int Changed,
    int Gone,
    int Unchanged,
    int Quarantined,
    int Defects
)
{
    /// <summary>It is the newest that stands, so that it can be taken back.</summary>
    public bool IsLast { get; init; }
}

/// <summary>What taking a reading back would do.</summary>
/// <param name="Source">What its source is called.</param>
/// <param name="StartedAt">When it was read.</param>
/// <param name="Removed">Records that go.</param>
/// <param name="Restored">Records that are as before.</param>
/// <param name="Opened">Controlled records that would be in the open again.</param>
/// <param name="Telephones">Records whose numbers for members would be in the open again.</param>
public sealed record FeedReturn(string Source, DateTimeOffset StartedAt, int Removed, int Restored, int Opened, int Telephones);

/// <summary>Which feed an entry comes from.</summary>
/// <param name="Name">Of the source.</param>
/// <param name="Key">The id of its row there; null: it has none that may be told.</param>
/// <param name="ReadAt">When the newest edition was read that stands.</param>
/// <param name="IsGone">It is not in that edition any more.</param>
/// <param name="IsClaimed">The entry is its member's now; the feed says what it said, and changes nothing by itself.</param>
public sealed record EntrySource(string Name, string? Key, DateTimeOffset ReadAt, bool IsGone, bool IsClaimed);

/// <summary>What somebody typed about a schedule. <paramref name="Source"/>: one that is known; else its name was typed.</summary>
public sealed record ScheduleForm(
    string Address = "",
    Guid? Source = null,
    string Name = "",
    string? Country = null,
    DayOfWeek? Weekday = null,
    int Hour = 1
);
