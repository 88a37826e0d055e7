using Tirek.Domain.Members;

namespace Tirek.Domain.Network;

/// <summary>What is put to the network to decide (network.md §3). Numbers are stored.</summary>
public enum MotionKind
{
    /// <summary>An organisation becomes a member.</summary>
    Admission = 1,

    /// <summary>A member whose people have all lost their way in gets a new co-ordinator.</summary>
    Reopening = 2,

    /// <summary>A member's rights rest.</summary>
    Suspension = 3,

    /// <summary>A suspended member asks others than those who suspended it to end that.</summary>
    Appeal = 4,

    /// <summary>Civil-society members of a country, or of the region, have elected their admission group. Recorded here, not held here.</summary>
    Election = 5,

    /// <summary>Somebody was made a focal point or regional co-ordinator. Recorded here, not decided here.</summary>
    Naming = 6,
}

/// <summary>What an organisation says to a motion. Numbers are stored.</summary>
public enum MotionAct
{
    Open = 1,
    Endorse = 2,
    Object = 3,
    TakeBackObjection = 4,
    Confirm = 5,
    Refuse = 6,
    Withdraw = 7,

    /// <summary>Somebody of an organisation that was thought lost is there after all.</summary>
    Stop = 8,
}

/// <summary>How a motion ended. Numbers are stored.</summary>
public enum MotionOutcome
{
    Undecided = 1,
    Carried = 2,
    Refused = 3,
    Withdrawn = 4,
    Stopped = 5,

    /// <summary>Nobody decided it within <see cref="MotionRules.Patience"/>.</summary>
    Lapsed = 6,
}

/// <summary>What a motion waits for.</summary>
public enum MotionStage
{
    Endorsement,

    /// <summary>The days in which others may object, before anybody decides.</summary>
    Objections,
    Decision,
    Closed,
}

/// <summary>What one organisation said to a motion, when and why. Who of its people said it stands in its own trail alone.</summary>
public sealed record MotionStep(MotionAct Act, Guid Organization, DateTimeOffset At, string Reason = "");

/// <summary>
/// Something put to the network to decide. <see cref="Country"/> is the country whose group decides, empty for the whole region. <see cref="Subject"/> is the
/// organisation it is about, if it is about one. <see cref="Accused"/> are, in an appeal, the organisations that suspended it. The first step opens it.
/// </summary>
public sealed record Motion(
    MotionKind Kind,
    string Country,
    Guid? Subject,
    OrganizationKind? SubjectKind,
    IReadOnlyList<MotionStep> Steps,
    MotionOutcome Outcome = MotionOutcome.Undecided,
    Role? Role = null,
    IReadOnlyCollection<Guid>? Accused = null
)
{
    public Guid Opener => Steps[0].Organization;
    public DateTimeOffset OpenedAt => Steps[0].At;

    public bool Has(MotionAct act, Guid organization) => Steps.Any(s => s.Act == act && s.Organization == organization);

    /// <summary>Objections that were not taken back.</summary>
    public IEnumerable<MotionStep> Objections =>
        Steps.Where(s =>
            s.Act == MotionAct.Object
            && !Steps.Any(t => t.Act == MotionAct.TakeBackObjection && t.Organization == s.Organization && t.At >= s.At)
        );
}

/// <summary>A member organisation as it speaks: what it is and where.</summary>
public sealed record Voice(Guid Organization, OrganizationKind Kind, string Country);

/// <summary>
/// The organisations that sit in the admission group of a motion's country (none: it has none) and in the regional one, and are members now.
/// </summary>
public sealed record Groups(IReadOnlySet<Guid> OfCountry, IReadOnlySet<Guid> OfRegion);
