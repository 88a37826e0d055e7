using Tirek.Domain.Members;
using Tirek.Domain.Network;

namespace Tirek.Server.Data;

/// <summary>Something put to the network to decide, for ever. It names organisations; a person only where she was named to an office.</summary>
internal sealed class MotionRecord
{
    public Guid Id { get; set; }
    public MotionKind Kind { get; set; }

    /// <summary>The country whose affair it is; empty: the region's.</summary>
    public required string Country { get; set; }

    /// <summary>The organisation it is about; null for an election.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>Who was named; null otherwise, and once she is erased.</summary>
    public Guid? PersonId { get; set; }
    public Role? Role { get; set; }

    /// <summary>Ids of organisations: who was elected, or in an appeal who suspended.</summary>
    public string[] Organizations { get; set; } = [];

    /// <summary>The day of an election, or of the letter that names.</summary>
    public DateOnly? HeldOn { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public MotionOutcome Outcome { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>How many steps there are. Whoever adds one holds the motion by it.</summary>
    public int Steps { get; set; }
}

/// <summary>What an organisation said to a motion. Never changed.</summary>
internal sealed class MotionStepRecord
{
    public Guid MotionId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public int Sequence { get; set; }
    public MotionAct Act { get; set; }
    public Guid OrganizationId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Why, in its own words; of an election its minutes.</summary>
    public required string Reason { get; set; }
}

/// <summary>That an organisation sits, or sat, in an admission group.</summary>
internal sealed class GroupSeat
{
    public Guid Id { get; set; }

    /// <summary>Whose group it is; empty: the regional one.</summary>
    public required string Country { get; set; }
    public Guid OrganizationId { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? Until { get; set; }

    /// <summary>The election; null for the founding organisations, which are the regional group until replaced.</summary>
    public Guid? MotionId { get; set; }

    public static GroupSeat Of(string country, Guid organization, Guid? motion, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Country = country,
            OrganizationId = organization,
            Since = now,
            MotionId = motion,
        };
}
