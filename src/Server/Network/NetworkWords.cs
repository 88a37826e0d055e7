using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Domain.Places;
using Tirek.Server.Http;
using Tirek.Server.Members;

namespace Tirek.Server.Network;

/// <summary>Motions, steps and groups in the reader's language.</summary>
internal static class NetworkWords
{
    private static Language Language => Languages.Current;

    /// <summary>What a motion is, in one line that can be a heading.</summary>
    public static string Of(MotionLine motion)
    {
        var subject = motion.Subject?.In(Language).Text ?? NetworkText.Unknown;
        return motion.Kind switch
        {
            MotionKind.Admission => MemberWords.Say(NetworkText.MotionAdmission, subject),
            MotionKind.Reopening => MemberWords.Say(NetworkText.MotionReopening, subject),
            MotionKind.Suspension => MemberWords.Say(NetworkText.MotionSuspension, subject),
            MotionKind.Appeal => MemberWords.Say(NetworkText.MotionAppeal, subject),
            MotionKind.Election => motion.Country.Length == 0
                ? NetworkText.MotionElectionRegion
                : MemberWords.Say(NetworkText.MotionElection, Country(motion.Country)),
            _ => MemberWords.Say(NetworkText.MotionNaming, subject, Office(motion.Role!.Value, motion.Country)),
        };
    }

    public static string Office(Role role, string country) =>
        country.Length == 0 ? MemberWords.Of(role) : $"{MemberWords.Of(role)} ({Country(country)})";

    public static string Country(string key) => Gazetteer.Find(key)?.Name(Language) ?? key;

    public static string Group(string country) =>
        country.Length == 0 ? NetworkText.GroupOfRegion : MemberWords.Say(NetworkText.GroupOfCountry, Country(country));

    public static string Of(MotionStage stage, MotionOutcome outcome) =>
        outcome switch
        {
            MotionOutcome.Carried => NetworkText.OutcomeCarried,
            MotionOutcome.Refused => NetworkText.OutcomeRefused,
            MotionOutcome.Withdrawn => NetworkText.OutcomeWithdrawn,
            MotionOutcome.Stopped => NetworkText.OutcomeStopped,
            MotionOutcome.Lapsed => NetworkText.OutcomeLapsed,
            _ => stage switch
            {
                MotionStage.Endorsement => NetworkText.StageEndorsement,
                MotionStage.Objections => NetworkText.StageObjections,
                _ => NetworkText.StageDecision,
            },
        };

    public static string Tint(MotionOutcome outcome) =>
        outcome switch
        {
            MotionOutcome.Carried => "chip good",
            MotionOutcome.Undecided => "chip warn",
            _ => "chip",
        };

    /// <summary>What an organisation did, told of it: "proposed this".</summary>
    public static string Of(MotionAct act, MotionKind kind) =>
        act switch
        {
            MotionAct.Open when kind is MotionKind.Election or MotionKind.Naming => NetworkText.ActRecorded,
            MotionAct.Open => NetworkText.ActOpened,
            MotionAct.Endorse => NetworkText.ActEndorsed,
            MotionAct.Object => NetworkText.ActObjected,
            MotionAct.TakeBackObjection => NetworkText.ActTookBack,
            MotionAct.Confirm => NetworkText.ActConfirmed,
            MotionAct.Refuse => NetworkText.ActRefused,
            MotionAct.Withdraw => NetworkText.ActWithdrew,
            _ => NetworkText.ActStopped,
        };

    /// <summary>What the reader's organisation is asked for.</summary>
    public static string Waiting(MotionAct act, MotionLine motion) =>
        act switch
        {
            MotionAct.Stop => NetworkText.WaitsStop,
            MotionAct.Endorse => MemberWords.Say(NetworkText.WaitsEndorse, Of(motion)),
            _ => MemberWords.Say(NetworkText.WaitsDecide, Of(motion)),
        };

    /// <summary>Who decides it, how many of them it takes.</summary>
    public static string Deciders(Electorate electorate)
    {
        if (electorate.Seats is null)
            return electorate.Country.Length == 0
                ? MemberWords.Say(NetworkText.DecidersRegion, electorate.Needed)
                : MemberWords.Say(NetworkText.DecidersCountry, Country(electorate.Country), electorate.Needed);
        return electorate.IsEmpty
            ? NetworkText.DecidersNone
            : MemberWords.Say(NetworkText.DecidersGroup, Group(electorate.Country), electorate.Needed);
    }
}
