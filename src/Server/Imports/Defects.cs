namespace Tirek.Server.Imports;

/// <summary>Something wrong in a feed. <see cref="Value"/> is what stood there, not yet known to be public.</summary>
internal sealed record Defect(string File, int Line, string? Field, string Reason, string Done, string? Value, FeedRow? Row);

/// <summary>A row that cannot be kept. <see cref="Content"/> is not yet known to be public.</summary>
internal sealed record Quarantined(string File, int Line, string Reason, string? Content, FeedRow? Row);

/// <summary>
/// What an import found wrong, in the order in which it was found. What may be quoted of it is decided when the whole feed is read and its privacy flags are
/// known.
/// </summary>
internal sealed class Defects
{
    private readonly List<Defect> found = [];
    private readonly List<Quarantined> quarantined = [];

    public IReadOnlyList<Defect> Found => found;
    public IReadOnlyList<Quarantined> QuarantinedRows => quarantined;

    /// <summary>About a file as a whole, or a line of it that is no row.</summary>
    public void Add(string file, int line, string? field, string reason, string done, string? value = null) =>
        found.Add(new(file, line, field, reason, done, value, null));

    public void Add(FeedRow row, string? field, string reason, string done, string? value = null) =>
        found.Add(new(row.Table.File, row.Line, field, reason, done, Short(value), row));

    public void Quarantine(FeedRow row, string? field, string reason, string? value = null)
    {
        Add(row, field, reason, Done.Quarantined, value);
        quarantined.Add(new(row.Table.File, row.Line, reason, null, row));
    }

    public void Quarantine(string file, int line, string reason, string? content)
    {
        Add(file, line, null, reason, Done.Quarantined);
        quarantined.Add(new(file, line, reason, content, null));
    }

    /// <summary>Enough of a value to find it by.</summary>
    private static string? Short(string? value) => value is { Length: > 200 } ? value[..200] + "…" : value;
}

/// <summary>What was done about a defect: stable codes.</summary>
internal static class Done
{
    public const string Kept = "kept";
    public const string Repaired = "repaired";
    public const string LeftOut = "left-out";
    public const string Quarantined = "quarantined";
    public const string Withheld = "withheld";
    public const string ForAPerson = "for-a-person";
}
