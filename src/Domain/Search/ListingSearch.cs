namespace Tirek.Domain.Search;

/// <summary>
/// A search of Find help as a reader asked it. Everything is optional and cumulative; within one list any of its values suffices. It travels in the
/// body of a POST and is never logged.
/// </summary>
public sealed record ListingSearch
{
    public const int PageSize = 20;

    /// <summary>Words in any language, at most 200 characters; longer ones are cut.</summary>
    public string Text { get; init; } = "";

    /// <summary>Key of a place of our list near which help is sought: results are sorted by distance from it. A country's key narrows to that country.</summary>
    public string? Near { get; init; }

    /// <summary>ISO 3166-1 of the country whose language the reader reads: where no place was chosen, its listings come first among equals.</summary>
    public string? Home { get; init; }

    /// <summary>Keys of our taxonomy: kind of help.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Keys of our taxonomy: form of violence.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>Keys of our taxonomy: for whom.</summary>
    public IReadOnlyList<string> ForWhom { get; init; } = [];

    /// <summary>ISO 639-1 codes of languages spoken.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
    public bool OpenNow { get; init; }
    public bool AlwaysOpen { get; init; }
    public bool Free { get; init; }
    public bool Accessible { get; init; }
    public bool Anonymous { get; init; }
    public bool Children { get; init; }

    /// <summary>Age of the oldest child to be taken along; implies <see cref="Children"/>.</summary>
    public int? ChildAge { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}
