namespace Tirek.Server.Data;

/// <summary>
/// What somebody of civil society said of an entry that nobody owns: that it is a state body's, or that it is not, whatever it gives. Nothing of the feed changes it.
/// </summary>
internal sealed class StateMark
{
    public Guid ListingId { get; set; }
    public bool IsOfState { get; set; }

    /// <summary>Of whoever said so.</summary>
    public Guid OrganizationId { get; set; }
    public DateTimeOffset At { get; set; }
}
