using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Network;

/// <summary>
/// A member proposes an organisation that it knows, by the code that this organisation gave it. A state focal point confirms a state body of her country by the
/// same code, alone and at once.
/// </summary>
internal static class ProposeMember
{
    public static IResult Page(Caller caller) => new RazorComponentResult<ProposePage>(new { caller.Standing });

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, SignInLanes lanes, TimeProvider clock)
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var (typed, reason) = (form.One("code", 40), form.Lines("reason", OpenMotion.LongestReason));
        if (reason.Length < OpenMotion.ShortestReason)
            return Again(caller, typed, reason, NetworkText.ReasonMissing);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Find(http, caller, db, lanes, typed) is not { } organization)
            return Again(caller, typed, reason, NetworkText.NoSuchCode);
        if (organization.Kind == OrganizationKind.StateBody && await HasStateFocalPoint(db, organization.Country, cancel))
            return Again(caller, typed, reason, NetworkText.StateConfirmsState);
        if (await OpenMotion.Undecided(db, MotionKind.Admission, organization.Id, cancel) is { } undecided)
            return new SeeOther($"/{http.Language().Code}/network/motions/{undecided}");
        var motion = OpenMotion.Of(MotionKind.Admission, organization.Country, organization.Id, clock.GetUtcNow());
        await db.Open(motion, caller, reason, "motion.open", clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/network/motions/{motion.Id}");
    }

    /// <summary>One voice is enough: she says that this is a body of her state.</summary>
    public static async Task<IResult> ConfirmStateBody(
        HttpContext http,
        Caller caller,
        AppDb db,
        Callers callers,
        SignInLanes lanes,
        TimeProvider clock
    )
    {
        var (cancel, typed, now) = (http.RequestAborted, (await http.Form()).One("code", 40), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var organization = await Find(http, caller, db, lanes, typed, OrganizationKind.StateBody);
        if (organization is null)
            return Again(caller, typed, "", NetworkText.NoSuchStateBody);
        MotionRecord motion;
        if (await OpenMotion.Undecided(db, MotionKind.Admission, organization.Id, cancel) is { } undecided)
            // Others have proposed it before there was a state focal point: she says the last word.
            (motion, _) = await SayToMotion.Hold(db, db.Motions, undecided, cancel);
        else
        {
            motion = OpenMotion.Of(MotionKind.Admission, organization.Country, organization.Id, now);
            await db.Open(motion, caller, "", "motion.open", clock, cancel);
        }
        var said = db.Add(motion, MotionAct.Confirm, caller.Organization, "", now);
        var follows = await CloseMotion.As(db, motion, MotionOutcome.Carried, now, cancel);
        var line = new TrailLine(
            caller.Organization,
            "state-body.confirm",
            caller.Person,
            caller.Name,
            motion.Id,
            Details: MotionSeal.Of(motion, said, motion.Outcome)
        );
        foreach (var written in follows.Prepend(line).OrderBy(l => l.Organization))
            await db.Record(written, clock, cancel);
        await transaction.CommitAsync(cancel);
        callers.ForgetAll();
        return new SeeOther($"/{http.Language().Code}/network/motions/{motion.Id}");
    }

    /// <summary>The organisation with this code that is no member. Whoever guesses codes soon has to wait.</summary>
    private static async Task<MemberOrganization?> Find(
        HttpContext http,
        Caller caller,
        AppDb db,
        SignInLanes lanes,
        string typed,
        OrganizationKind? only = null
    )
    {
        MemberOrganization? found = null;
        await lanes.Try(
            SignInLanes.Of("", caller.Person, http, "organization code"),
            async () =>
            {
                var code = OrganizationCode.Read(typed);
                found = await db.MemberOrganizations.SingleOrDefaultAsync(
                    o => code != null && o.Code == code && (o.State == MemberState.Outside || o.State == MemberState.Former),
                    http.RequestAborted
                );
                // A code of somebody's who is none of her business is as wrong as one of nobody's.
                if (found is not null && only is not null && (found.Kind != only || found.Country != caller.Standing.Country))
                    found = null;
                return found is not null;
            }
        );
        return found;
    }

    public static async Task<bool> HasStateFocalPoint(AppDb db, string country, CancellationToken cancel) =>
        await (
            from m in db.Memberships
            where m.Until == null && m.Roles.Contains(nameof(Role.StateFocalPoint))
            join o in db.MemberOrganizations on m.OrganizationId equals o.Id
            where o.Country == country && o.Kind == OrganizationKind.StateBody && o.State == MemberState.Member
            select m
        ).AnyAsync(cancel);

    private static RazorComponentResult<ProposePage> Again(Caller caller, string code, string reason, string fault) =>
        new(
            new
            {
                caller.Standing,
                Code = code,
                Reason = reason,
                Fault = fault,
            }
        )
        {
            StatusCode = 422,
        };
}
