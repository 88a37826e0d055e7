namespace Tirek.Domain.Feeds;

/// <summary>How many records of one kind (<c>services</c>, <c>organisations</c>, <c>locations</c>, <c>other rows</c>) come, change, go and stay.</summary>
public sealed record FeedKind(string Name, int Added, int Changed, int Gone, int Unchanged);

/// <summary>A record that would change, by its id in the source, and the names of the fields that would. Never a value, and never a controlled record.</summary>
public sealed record FeedExample(string Kind, string Key, IReadOnlyList<string> Fields);

/// <summary>What taking an edition would do, in numbers.</summary>
public sealed record FeedDifference(IReadOnlyList<FeedKind> Kinds, IReadOnlyList<FeedExample> Examples)
{
    /// <summary>Nothing of this source is here.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Records that are controlled or hidden places now and would be in the open.</summary>
    public int Opened { get; init; }

    /// <summary>Other records in which something would be public that is now for members or the owner only.</summary>
    public int Loosened { get; init; }

    /// <summary>Controlled records and hidden places that would be gone.</summary>
    public int WithheldGone { get; init; }

    /// <summary>How all sources stood when it was compared: by what one of them withholds this one may show less.</summary>
    public string? Readings { get; init; }

    /// <summary>More than half of the services would be gone.</summary>
    public bool IsMostlyGone =>
        Kinds.FirstOrDefault(k => k.Name == "services") is { } services && services.Gone > services.Unchanged + services.Changed;
}
