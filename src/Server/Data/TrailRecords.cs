namespace Tirek.Server.Data;

/// <summary>
/// A line of an organisation's own trail: append-only, each line bound to the one before by its hash. Holds no words: what can be read of it stands in
/// <see cref="TrailWords"/>, which go with the person, and is bound by <see cref="Commitment"/>, so that the chain holds without them.
/// </summary>
internal sealed class TrailEntry
{
    public Guid OrganizationId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public long Sequence { get; set; }

    /// <summary>To the millisecond.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>Noun and verb, such as <c>invitation.make</c>.</summary>
    public required string Act { get; set; }
    public Guid Actor { get; set; }
    public Guid Subject { get; set; }

    /// <summary>
    /// What more it says and names no person by: roles as their names, what the organisation was called before and after, what it said to the network as a hash.
    /// Stays when somebody is erased.
    /// </summary>
    public string[] Details { get; set; } = [];

    /// <summary>SHA-256 over salt and words.</summary>
    public required byte[] Commitment { get; set; }

    /// <summary>SHA-256 over the hash before and everything above.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>Who and what a line of a trail names. Deleted when one of them is erased.</summary>
internal sealed class TrailWords
{
    public Guid OrganizationId { get; set; }
    public long Sequence { get; set; }
    public required byte[] Salt { get; set; }
    public required string Actor { get; set; }
    public required string Subject { get; set; }
}

/// <summary>The newest line of a trail. Whoever appends holds its row.</summary>
internal sealed class TrailHead
{
    public Guid OrganizationId { get; set; }
    public long Sequence { get; set; }
    public required byte[] Hash { get; set; }
}
