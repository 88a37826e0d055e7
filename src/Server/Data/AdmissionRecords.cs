using Tirek.Domain.Members;

namespace Tirek.Server.Data;

/// <summary>An affair of the network about one organisation: its admission, or its suspension. Open until it is decided.</summary>
internal sealed class Admission
{
    public Guid Id { get; set; }
    public Guid OrganizationId { get; set; }
    public AdmissionKind Kind { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public AdmissionOutcome? Outcome { get; set; }

    /// <summary>Changes with each act: two acts at once do not both decide.</summary>
    public Guid Version { get; set; }
}

/// <summary>One act in an affair of the network, by somebody for her organisation. Never changed.</summary>
internal sealed class AdmissionStep
{
    public Guid Id { get; set; }
    public Guid AdmissionId { get; set; }
    public AdmissionAct Act { get; set; }
    public Guid ByPerson { get; set; }
    public Guid ByOrganization { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>In her words; empty where none is needed.</summary>
    public required string Reason { get; set; }
}

/// <summary>Those whom the civil-society members of a country, or of the region, elected to confirm admissions. The election is recorded here, not held.</summary>
internal sealed class AdmissionGroup
{
    public Guid Id { get; set; }

    /// <summary>ISO 3166-1 alpha-2; null: the regional group.</summary>
    public string? Country { get; set; }
    public DateOnly ElectedOn { get; set; }

    /// <summary>What the minutes of the election say.</summary>
    public required string Minutes { get; set; }
    public Guid RecordedBy { get; set; }
    public Guid RecordedFor { get; set; }
    public DateTimeOffset RecordedAt { get; set; }

    /// <summary>Two members of other organisations who confirm that it was so; it is in office from the second on.</summary>
    public Guid? FirstWitness { get; set; }
    public Guid? FirstWitnessFor { get; set; }
    public DateTimeOffset? InOfficeSince { get; set; }
    public DateTimeOffset? ReplacedAt { get; set; }
}

/// <summary>A seat in an admission group.</summary>
internal sealed class AdmissionSeat
{
    public Guid GroupId { get; set; }
    public Guid PersonId { get; set; }
}

/// <summary>Somebody who lost everything asks two colleagues of her organisation to vouch for her.</summary>
internal sealed class VouchingRequest
{
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }

    /// <summary>Of what her browser holds while she waits.</summary>
    public required byte[] TokenHash { get; set; }

    /// <summary>Six digits that she tells her colleagues, so that they vouch for her and for nobody else.</summary>
    public required string Spoken { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }
    public Guid? FirstBy { get; set; }
    public Guid? SecondBy { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A mail that waits to be sent. Written in her language when it is sent; deleted then.</summary>
internal sealed class WaitingMail
{
    public Guid Id { get; set; }
    public required string Address { get; set; }
    public required string Language { get; set; }

    /// <summary>Which of our neutral mails it is.</summary>
    public required string Template { get; set; }

    /// <summary>Where its one link leads, from the root of the node.</summary>
    public required string Path { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
}
