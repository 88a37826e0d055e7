namespace Tirek.Domain.Feeds;

/// <summary>What holds of feeds that are brought in the browser or fetched on a schedule: bounds, times, and when an edition is taken by itself.</summary>
public static class FeedRule
{
    /// <summary>Bytes of an edition as it comes, packed or not.</summary>
    public const int Longest = 32 << 20;

    /// <summary>Bytes to which it may unpack: a quarter of what the command line takes, since its rows stand in the memory of a server that answers meanwhile.</summary>
    public const long LongestUnpacked = 128 << 20;

    /// <summary>An edition that nobody decided about is deleted after so long.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>That an edition came and what became of it is told for so long. What was taken stays in the list of readings.</summary>
    public static readonly TimeSpan ToldFor = TimeSpan.FromDays(90);

    /// <summary>Of so many readings of a source that is read by itself it is kept row by row what was found wrong.</summary>
    public const int FindingsKept = 30;

    /// <summary>Editions that wait at once: each is held as it came.</summary>
    public const int MostWaiting = 5;

    public const int MostSchedules = 50;

    /// <summary>So often the server tries to finish an edition that it had to leave.</summary>
    public const int MostAttempts = 3;

    /// <summary>From so many failures in a row on a person is told.</summary>
    public const int FailuresToTell = 3;

    /// <summary>An address may lead on to another so often.</summary>
    public const int MostSentOn = 3;

    public const int LongestAddress = 1_000;
    public const int LongestName = 120;

    /// <summary>All of a fetch: looking the name up, every redirect, every byte.</summary>
    public static readonly TimeSpan FetchedWithin = TimeSpan.FromMinutes(5);

    /// <summary>So many records of a kind may be gone from an edition that is taken by itself, and no more than <see cref="GoneShare"/> of them.</summary>
    public const int MostGone = 50;

    /// <summary>One in so many.</summary>
    public const int GoneShare = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(30);
    private const int Longer = 4;

    /// <summary>Why an edition may not be taken without a person; empty: it may.</summary>
    public static IReadOnlyList<FeedDoubt> Doubts(FeedDifference difference, bool wasTakenBack)
    {
        var doubts = new List<FeedDoubt>();
        if (difference.IsFirst)
            doubts.Add(FeedDoubt.FirstReading);
        if (difference.Opened + difference.Loosened > 0)
            doubts.Add(FeedDoubt.Opens);
        if (difference.WithheldGone > 0 && difference.Kinds.Any(k => k.Added > 0))
            doubts.Add(FeedDoubt.WithheldGone);
        if (difference.Kinds.Any(IsMuchGone))
            doubts.Add(FeedDoubt.MuchGone);
        if (wasTakenBack)
            doubts.Add(FeedDoubt.TakenBackBefore);
        return doubts;
    }

    private static bool IsMuchGone(FeedKind kind) =>
        kind.Gone > MostGone || kind.Gone * GoneShare > kind.Gone + kind.Changed + kind.Unchanged;

    /// <summary>The next time of a schedule after an instant, never that instant itself.</summary>
    /// <param name="weekday">Null: every day.</param>
    /// <param name="hour">0 to 23, in universal time.</param>
    /// <param name="after">What is not reached again.</param>
    public static DateTimeOffset Next(DayOfWeek? weekday, int hour, DateTimeOffset after)
    {
        var next = new DateTimeOffset(after.UtcDateTime.Date, TimeSpan.Zero).AddHours(hour);
        while (next <= after || (weekday is { } day && next.DayOfWeek != day))
            next = next.AddDays(1);
        return next;
    }

    /// <summary>When to try again after so many failures in a row: 30 minutes, 2 hours, 8 hours, and never later than the schedule says.</summary>
    public static DateTimeOffset Again(int failures, DateTimeOffset now, DateTimeOffset scheduled)
    {
        var again = now + (FirstPause * Math.Pow(Longer, Math.Clamp(failures, 1, FailuresToTell) - 1));
        return failures <= FailuresToTell && again < scheduled ? again : scheduled;
    }
}
