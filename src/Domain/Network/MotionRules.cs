using Tirek.Domain.Members;

namespace Tirek.Domain.Network;

/// <summary>
/// The network's own way of deciding (network.md §3, decision 0019): one proposes, another endorses, all may object, a group decides of which nobody who
/// proposed, endorsed or is concerned takes part.
/// </summary>
public static class MotionRules
{
    /// <summary>So long others may object before anybody decides.</summary>
    public static readonly TimeSpan ObjectionTime = TimeSpan.FromDays(7);

    /// <summary>A motion that nobody decides within this time lapses.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(90);

    public static bool NeedsEndorsement(MotionKind kind) => kind is MotionKind.Admission or MotionKind.Reopening;

    public static bool MayBeObjectedTo(MotionKind kind) => kind is not (MotionKind.Suspension or MotionKind.Appeal);

    /// <summary>From when on it may be decided; null while nobody has endorsed what must be endorsed.</summary>
    public static DateTimeOffset? DecidedFrom(Motion motion)
    {
        if (!MayBeObjectedTo(motion.Kind))
            return motion.OpenedAt;
        var begins = NeedsEndorsement(motion.Kind) ? motion.Steps.FirstOrDefault(s => s.Act == MotionAct.Endorse)?.At : motion.OpenedAt;
        return begins + ObjectionTime;
    }

    public static MotionStage StageOf(Motion motion, DateTimeOffset now) =>
        motion.Outcome != MotionOutcome.Undecided ? MotionStage.Closed
        : DecidedFrom(motion) is not { } from ? MotionStage.Endorsement
        : now < from ? MotionStage.Objections
        : MotionStage.Decision;

    /// <summary>Whether this organisation may say this to this motion now. Stopping is asked elsewhere: it is the right of the people whom it concerns.</summary>
    public static bool MaySay(Motion motion, MotionAct act, Voice voice, Groups groups, DateTimeOffset now)
    {
        var stage = StageOf(motion, now);
        var (us, isState) = (voice.Organization, voice.Kind == OrganizationKind.StateBody);
        if (stage == MotionStage.Closed)
            return false;
        return act switch
        {
            MotionAct.Withdraw => us == motion.Opener,
            _ when isState || us == motion.Subject => false,
            MotionAct.Endorse => stage == MotionStage.Endorsement
                && us != motion.Opener
                && motion.Objections.All(o => o.Organization != us),
            MotionAct.Object => MayBeObjectedTo(motion.Kind)
                && Concerns(motion, voice)
                && !motion.Has(MotionAct.Open, us)
                && !motion.Has(MotionAct.Endorse, us)
                && motion.Objections.All(o => o.Organization != us),
            MotionAct.TakeBackObjection => motion.Objections.Any(o => o.Organization == us),
            MotionAct.Confirm or MotionAct.Refuse => stage == MotionStage.Decision
                && Electorate.Of(motion, groups) is var deciders
                && deciders.Includes(voice)
                && (act == MotionAct.Confirm || deciders.MayRefuse)
                && (!motion.Has(MotionAct.Confirm, us) || (act == MotionAct.Confirm && HasEnough(motion, deciders)))
                && !motion.Has(MotionAct.Refuse, us),
            _ => false,
        };
    }

    /// <summary>An election is the affair of those who elect; whoever enters the network, of all.</summary>
    private static bool Concerns(Motion motion, Voice voice) =>
        motion.Kind is not (MotionKind.Election or MotionKind.Naming)
        || (voice.Kind.IsCivilSociety() && (motion.Country.Length == 0 || motion.Country == voice.Country));

    /// <summary>
    /// While it is not yet carried, this is so only because the group has changed: then one of those who confirmed says so again, as things stand now.
    /// </summary>
    private static bool HasEnough(Motion motion, Electorate deciders) =>
        !deciders.IsEmpty && deciders.Count(motion, MotionAct.Confirm) >= deciders.Needed;

    /// <summary>
    /// What the motion has come to with the steps that it has. Only a confirmation carries it: nobody's objection does, though fewer may have become enough since.
    /// </summary>
    public static MotionOutcome OutcomeOf(Motion motion, Groups groups, DateTimeOffset now)
    {
        if (motion.Outcome != MotionOutcome.Undecided)
            return motion.Outcome;
        if (motion.Steps.Any(s => s.Act == MotionAct.Stop))
            return MotionOutcome.Stopped;
        if (motion.Steps.Any(s => s.Act == MotionAct.Withdraw))
            return MotionOutcome.Withdrawn;
        var deciders = Electorate.Of(motion, groups);
        if (StageOf(motion, now) == MotionStage.Decision && motion.Steps[^1].Act == MotionAct.Confirm && HasEnough(motion, deciders))
            return MotionOutcome.Carried;
        if (deciders.Count(motion, MotionAct.Refuse) >= deciders.Refuses)
            return MotionOutcome.Refused;
        return now >= motion.OpenedAt + Patience ? MotionOutcome.Lapsed : MotionOutcome.Undecided;
    }
}
