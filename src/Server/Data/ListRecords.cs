namespace Tirek.Server.Data;

/// <summary>
/// A list of services that an organisation brought in a file. Its cells are kept until it is taken or given up, at the latest for
/// <see cref="Domain.Accounts.Retention.BroughtList"/>; then only what its columns are, for the next time, and what became of it.
/// </summary>
internal sealed class BroughtList
{
    public Guid Id { get; set; }
    public Guid OrganizationId { get; set; }
    public required string FileName { get; set; }
    public DateTimeOffset BroughtAt { get; set; }

    /// <summary>The language of its texts (<see cref="Domain.Languages.Language.Code"/>).</summary>
    public required string Language { get; set; }

    /// <summary>The table (<see cref="Domain.Lists.BroughtTable"/>) as stored JSON; null when it is kept no longer.</summary>
    public string? Cells { get; set; }

    /// <summary>What each column was said to be (<see cref="Domain.Lists.ChosenColumn"/>), as stored JSON; null until somebody said it.</summary>
    public string? Columns { get; set; }
    public DateTimeOffset? TakenAt { get; set; }
    public DateTimeOffset? TakenBackAt { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
}
