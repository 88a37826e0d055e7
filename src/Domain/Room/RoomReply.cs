namespace Tirek.Domain.Room;

/// <summary>What a shelter says to the question whether it has room. No number of places: that is told to nobody. Numbers are stored.</summary>
public enum RoomReply
{
    Yes = 1,
    No = 2,

    /// <summary>It depends, and is told by telephone.</summary>
    CallUs = 3,

    /// <summary>Nobody answered when whoever asked called. In the counts: whoever said nothing at all.</summary>
    Unanswered = 4,
}
