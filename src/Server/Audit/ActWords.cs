using Tirek.Domain.Members;
using Tirek.Server.Members;

namespace Tirek.Server.Audit;

/// <summary>What a line of the trail says besides who and when, in the reader's language.</summary>
internal static class ActWords
{
    /// <summary>The act, to whom, and what more was bound: "changed somebody's roles: Zarina (caseworker)".</summary>
    public static string Say(TrailView line)
    {
        var (act, details) = (Of(line.Act), Details(line));
        return (line.Subject, details) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => $"{act}: {line.Subject} ({details})",
            ({ Length: > 0 }, _) => $"{act}: {line.Subject}",
            (_, { Length: > 0 }) => $"{act}: {details}",
            _ => act,
        };
    }

    private static string Details(TrailView line) =>
        line.Act switch
        {
            "roles.change" or "invitation.use" => string.Join(", ", line.Details.Select(RoleOf)),
            "organization.change" or "organization.renew" => string.Join(" → ", line.Details),
            _ => "",
        };

    private static string RoleOf(string stored) => Enum.TryParse<Role>(stored, out var role) ? MemberWords.Of(role) : stored;

    /// <summary>An act alone; one that has no words, such as most of whoever runs the node, as it is stored.</summary>
    public static string Of(string act) =>
        act switch
        {
            "organization.found" => AuditText.OrganizationFound,
            "invitation.make" => AuditText.InvitationMake,
            "invitation.use" => AuditText.InvitationUse,
            "invitation.withdraw" => AuditText.InvitationWithdraw,
            "roles.change" => AuditText.RolesChange,
            "membership.end" => AuditText.MembershipEnd,
            "sessions.end" => AuditText.SessionsEnd,
            "membership.leave" => AuditText.MembershipLeave,
            "account.erase" => AuditText.AccountErase,
            "account.expire" => AuditText.AccountExpire,
            "return.ask" => AuditText.ReturnAsk,
            "return.vouch" => AuditText.ReturnVouch,
            "return.refuse" => AuditText.ReturnRefuse,
            "return.stop" => AuditText.ReturnStop,
            "return.finish" => AuditText.ReturnFinish,
            "organization.change" => AuditText.OrganizationChange,
            "organization.end" => AuditText.OrganizationEnd,
            "organization.renew" => AuditText.OrganizationRenew,
            "listing.add" => AuditText.ListingAdd,
            "listing.change" => AuditText.ListingChanged,
            "listing.undo" => AuditText.ListingUndo,
            "listing.hide" => AuditText.ListingHide,
            "listing.show" => AuditText.ListingShow,
            "place.add" => AuditText.PlaceAdd,
            "place.change" => AuditText.PlaceChange,
            "place.remove" => AuditText.PlaceRemove,
            "draft.keep" => AuditText.DraftKeep,
            "draft.drop" => AuditText.DraftDrop,
            "list.bring" => AuditText.ListBring,
            "list.columns" => AuditText.ListColumns,
            "list.take" => AuditText.ListTake,
            "list.back" => AuditText.ListBack,
            "list.drop" => AuditText.ListDrop,
            "feed.bring" => AuditText.FeedBring,
            "feed.take" or "import.hsds" => AuditText.FeedTake,
            "feed.drop" => AuditText.FeedDrop,
            "feed.back" or "import.undo" => AuditText.FeedBack,
            "feed.schedule" => AuditText.FeedSchedule,
            "feed.fetch" => AuditText.FeedFetch,
            "feed.pause" => AuditText.FeedPause,
            "feed.resume" => AuditText.FeedResume,
            "feed.remove" => AuditText.FeedRemove,
            "listing.check" => AuditText.ListingCheck,
            "listing.check-undo" => AuditText.ListingCheckUndo,
            "listing.no-answer" => AuditText.ListingNoAnswer,
            "check.link" => AuditText.CheckLink,
            "check.link-answer" => AuditText.CheckLinkAnswer,
            "number.withdraw" => AuditText.NumberWithdraw,
            "number.put-back" => AuditText.NumberPutBack,
            "correction.write" => AuditText.CorrectionWrite,
            "entry.say-whose" => AuditText.EntrySayWhose,
            "correction.decide" => AuditText.CorrectionDecide,
            "listing.merge" => AuditText.ListingMerge,
            "listing.unmerge" => AuditText.ListingUnmerge,
            "pair.distinguish" => AuditText.PairDistinguish,
            "pair.reopen" => AuditText.PairReopen,
            "pair.ask" => AuditText.PairAsk,
            "claim.make" => AuditText.ClaimMake,
            "claim.withdraw" => AuditText.ClaimWithdraw,
            "claim.read" => AuditText.ClaimRead,
            "claim.give-back" => AuditText.ClaimGiveBack,
            "claim.source" => AuditText.ClaimSource,
            "claim.confirm" => AuditText.ClaimConfirm,
            "claim.refuse" => AuditText.ClaimRefuse,
            "claim.take-back" => AuditText.ClaimTakeBack,
            "network.claim-confirm" => AuditText.NetworkClaimConfirm,
            "network.claim-refuse" => AuditText.NetworkClaimRefuse,
            "network.claim-take-back" => AuditText.NetworkClaimTakeBack,
            "response.change" => AuditText.ResponseChange,
            "response.sign" => AuditText.ResponseSign,
            "response.unsign" => AuditText.ResponseUnsign,
            "response.give-out" => AuditText.ResponseGiveOut,
            "mapping.begin" => AuditText.MappingBegin,
            "mapping.write" => AuditText.MappingWrite,
            "mapping.undo" => AuditText.MappingUndo,
            "mapping.remove" => AuditText.MappingRemove,
            "mapping.reply" => AuditText.MappingReply,
            "mapping.assess" => AuditText.MappingAssess,
            "mapping.word" => AuditText.MappingWord,
            "mapping.round" => AuditText.MappingRound,
            "mapping.comment" => AuditText.MappingComment,
            "mapping.freeze" => AuditText.MappingFreeze,
            "mapping.withdraw-round" => AuditText.MappingWithdrawRound,
            "mapping.withdraw-comment" => AuditText.MappingWithdrawComment,
            "room.ask" => AuditText.RoomAsk,
            "room.answer" => AuditText.RoomAnswer,
            "room.call" => AuditText.RoomCall,
            "room.close" => AuditText.RoomClose,
            "room.set" => AuditText.RoomSet,
            "motion.open" => AuditText.MotionOpen,
            "motion.appeal" => AuditText.MotionAppeal,
            "motion.endorse" => AuditText.MotionEndorse,
            "motion.object" => AuditText.MotionObject,
            "motion.take-back" => AuditText.MotionTakeBack,
            "motion.confirm" => AuditText.MotionConfirm,
            "motion.refuse" => AuditText.MotionRefuse,
            "motion.withdraw" => AuditText.MotionWithdraw,
            "motion.stop" => AuditText.MotionStop,
            "state-body.confirm" => AuditText.StateBodyConfirm,
            "reopening.invite" => AuditText.ReopeningInvite,
            "network.admit" => AuditText.NetworkAdmit,
            "network.suspend" => AuditText.NetworkSuspend,
            "network.reinstate" => AuditText.NetworkReinstate,
            "network.reopen" => AuditText.NetworkReopen,
            "network.name" => AuditText.NetworkName,
            "network.end" => AuditText.NetworkEnd,
            _ => act,
        };
}
