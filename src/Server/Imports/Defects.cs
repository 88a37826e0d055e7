namespace Tirek.Server.Imports;

/// <summary>Something wrong in a feed. <see cref="Value"/> is what stood there, not yet known to be public.</summary>
internal sealed record Defect(string File, int Line, string? Field, string Reason, string Done, string? Value, FeedRow? Row);

/// <summary>A row or line that cannot be kept. <see cref="Content"/> is set for a line that is no row, and not yet known to be public.</summary>
internal sealed record Quarantined(string File, int Line, string Reason, string? Content, FeedRow? Row);

/// <summary>
/// What an import found wrong, in the order in which it was found. What may be quoted of it is decided when the whole feed is read and its privacy flags
/// are known (<see cref="Quotes"/>).
/// </summary>
internal sealed class Defects
{
    private readonly List<Defect> found = [];
    private readonly List<Quarantined> quarantined = [];

    public IReadOnlyList<Defect> Found => found;
    public IReadOnlyList<Quarantined> QuarantinedRows => quarantined;

    /// <summary>About a file as a whole, or a line of it that is no row. <paramref name="value"/> is a word of ours or a column's name, never a cell.</summary>
    public void Add(string file, int line, string? field, string reason, string done, string? value = null) =>
        found.Add(new(file, line, field, reason, done, value, null));

    public void Add(FeedRow row, string? field, string reason, string done, string? value = null)
    {
        found.Add(new(row.Table.File, row.Line, field, reason, done, Short(value), row));
        row.Became(
            done switch
            {
                Done.Kept or Done.ForAPerson => Outcome.Kept,
                Done.Withheld => Outcome.Withheld,
                Done.Quarantined => Outcome.Quarantined,
                _ => Outcome.Repaired,
            }
        );
    }

    public void Quarantine(FeedRow row, string? field, string reason, string? value = null)
    {
        if (row.Outcome == Outcome.Quarantined)
            return;
        Add(row, field, reason, Done.Quarantined, value);
        quarantined.Add(new(row.Table.File, row.Line, reason, null, row));
    }

    public void Quarantine(FeedTable table, int line, string reason, string? content)
    {
        table.Broken++;
        Add(table.File, line, null, reason, Done.Quarantined);
        quarantined.Add(new(table.File, line, reason, content, null));
    }

    /// <summary>What was found apart, after what was found here.</summary>
    public void Add(Defects apart)
    {
        found.AddRange(apart.found);
        quarantined.AddRange(apart.quarantined);
    }

    /// <summary>Enough of a value to find it by.</summary>
    private static string? Short(string? value) => value is { Length: > 200 } ? value[..200] + "…" : value;
}

/// <summary>What was done about a defect: stable codes.</summary>
internal static class Done
{
    public const string Kept = "kept";
    public const string Repaired = "repaired";

    /// <summary>The row is kept without this value.</summary>
    public const string LeftOut = "left-out";
    public const string Quarantined = "quarantined";
    public const string Withheld = "withheld";
    public const string ForAPerson = "for-a-person";
}
