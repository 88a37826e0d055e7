namespace Tirek.Domain.Lists;

/// <summary>
/// The code of a service in the sheet that we write of an organisation's own services: its id, and the mark of the state from which the row was made, so that an old
/// sheet that comes back is told from what was written since.
/// </summary>
/// <param name="State">Null of a sheet that does not say it.</param>
public readonly record struct OwnCode(Guid Id, string? State)
{
    private const char Between = '/';

    public override string ToString() => State is null ? $"{Id}" : $"{Id}{Between}{State}";

    /// <summary>Null for any other code.</summary>
    public static OwnCode? Of(string? key)
    {
        var parts = key?.Split(Between) ?? [];
        return parts.Length is 1 or 2 && Guid.TryParse(parts[0], out var id)
            ? new(id, parts.Length == 2 && parts[1].Length > 0 ? parts[1].Trim() : null)
            : null;
    }
}

/// <summary>
/// A value of a list that stands against one which was written after the list was made, or after the last list. It is not taken unless somebody says so.
/// </summary>
/// <param name="Key">Of the field.</param>
/// <param name="Now">What stands there, as the text of the field.</param>
/// <param name="Brought">What the list says.</param>
public sealed record NewerValue(string Key, string Now, string Brought)
{
    /// <summary>Who wrote what stands there, as the history tells it; null: it is not told.</summary>
    public string? By { get; init; }

    /// <summary>When; null: longer ago than the history tells.</summary>
    public DateTimeOffset? At { get; init; }
}
