namespace Tirek.Server.Data;

/// <summary>A feed from which records came: one per path or address of its descriptor.</summary>
internal sealed class ImportSource
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
}

/// <summary>One reading of a feed.</summary>
internal sealed class ImportRun
{
    public Guid Id { get; set; }
    public Guid SourceId { get; set; }

    /// <summary>SHA-256 over all files read and the options, to tell at once that nothing changed.</summary>
    public byte[] Digest { get; set; } = [];
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset FinishedAt { get; set; }
    public DateTimeOffset? TakenBackAt { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Gone { get; set; }
    public int Unchanged { get; set; }
    public int Quarantined { get; set; }
    public int Defects { get; set; }
}

/// <summary>What is wrong with a row and what was done about it. <see cref="Value"/> is set only if it is public.</summary>
internal sealed class ImportDefect
{
    public Guid Id { get; set; }
    public Guid RunId { get; set; }
    public required string File { get; set; }

    /// <summary>Line of the record's first line in the file, from 1; 0 for the file as a whole.</summary>
    public int Row { get; set; }
    public string? Field { get; set; }

    /// <summary>Stable code of the reason (<c>missing-organization</c>).</summary>
    public required string Reason { get; set; }

    /// <summary>Stable code of what was done (<c>kept</c>, <c>repaired</c>, <c>left-out</c>, <c>quarantined</c>, <c>withheld</c>).</summary>
    public required string Done { get; set; }
    public string? Value { get; set; }
}

/// <summary>
/// A row that could not be kept, as it was read, for a person to mend. Only rows without any privacy flag are kept with content;
/// of others just the place in the file stands here.
/// </summary>
internal sealed class QuarantinedRow
{
    public Guid Id { get; set; }
    public Guid RunId { get; set; }
    public required string File { get; set; }
    public int Row { get; set; }
    public required string Reason { get; set; }
    public string? Content { get; set; }
}

/// <summary>
/// A record as it was before an import changed it or let it go: this is how an import is taken back. What it added is known by <see cref="KeptRecord.AddedBy"/>;
/// imports of former versions left a row without a document for each of these.
/// </summary>
internal sealed class ImportUndo
{
    public Guid RunId { get; set; }

    /// <summary>organization, location or listing.</summary>
    public required string Kind { get; set; }
    public Guid RecordId { get; set; }

    /// <summary>The kept record as stored before, in the store's own JSON.</summary>
    public string? Before { get; set; }
}
