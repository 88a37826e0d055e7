using Tirek.Domain.Languages;
using Tirek.Domain.Members;

namespace Tirek.Domain.Network;

/// <summary>A member organisation in the list of members.</summary>
public sealed record MemberLine(
    Guid Id,
    LocalText Name,
    OrganizationKind Kind,
    string Country,
    MemberState State,
    bool? IsWomenLed,
    bool IsFounding,
    DateTimeOffset? Since
);

/// <summary>One page of the list of members: how many there are in all, and the address' end of the next page.</summary>
public sealed record MemberList(IReadOnlyList<MemberLine> Members, int Count, string? Country, OrganizationKind? Kind, int Page, int Pages);

/// <summary>A member as other members see it; places and languages as keys and address codes.</summary>
public sealed record MemberCard(
    MemberLine Line,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Languages,
    IReadOnlyList<MotionLine> Motions,
    IReadOnlyList<FormerName> Before
);

/// <summary>What a member was called, as it typed it, until it was renamed.</summary>
public sealed record FormerName(string Name, DateTimeOffset Until);

/// <summary>A motion in a list. <see cref="Subject"/> is null for an election and for an organisation that is no longer known.</summary>
public sealed record MotionLine(
    Guid Id,
    MotionKind Kind,
    string Country,
    Role? Role,
    LocalText? Subject,
    MotionStage Stage,
    MotionOutcome Outcome,
    DateTimeOffset OpenedAt
);

/// <summary>
/// A motion as one organisation reads it: the organisation that it is about, who decides, what it may say now. <see cref="Names"/> are the organisations' that are spoken of. <see cref="Person"/>
/// is who was named to an office. <see cref="Steps"/> are those that she may read: a state body reads what state bodies said, and not who of civil society decides.
/// </summary>
public sealed record MotionView(
    MotionLine Line,
    MemberCard? About,
    Motion Motion,
    IReadOnlyList<MotionStep> Steps,
    Electorate Electorate,
    DateTimeOffset? DecidedFrom,
    IReadOnlyDictionary<Guid, LocalText> Names,
    IReadOnlyList<Guid> Elected,
    DateOnly? HeldOn,
    string? Person,
    IReadOnlySet<MotionAct> MaySay
);

/// <summary>An admission group: of a country, or with an empty one the regional one. <see cref="Election"/> is null while the founding organisations are it.</summary>
public sealed record GroupView(string Country, IReadOnlyList<LocalText> Seats, DateTimeOffset Since, Guid? Election);

/// <summary>Somebody who holds an office of the network.</summary>
public sealed record OfficeHolder(Role Role, string Country, string Person, LocalText Organization);

/// <summary>
/// How an organisation stands in the network, as its own people see it. <see cref="Admission"/> is how far its admission is, null while nobody has proposed it;
/// what others say about it stays with them. <see cref="IsReopening"/>: others think that its people have lost their way in.
/// </summary>
public sealed record OwnStanding(
    MemberState State,
    string? Code,
    DateTimeOffset? RenewBy,
    MotionStage? Admission,
    bool IsReopening,
    bool MayAppeal,
    bool HasAppealed
);
