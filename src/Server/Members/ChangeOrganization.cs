using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Network;

namespace Tirek.Server.Members;

/// <summary>
/// A co-ordinator corrects what is known of her organisation. When its membership is to be renewed, looking through it and saving renews it. Kind and country
/// stay: they decide who confirmed it.
/// </summary>
internal static class ChangeOrganization
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var kept = await db.MemberOrganizations.AsNoTracking().SingleAsync(o => o.Id == caller.Organization, http.RequestAborted);
        return Show(http, kept, AnswersOf(kept, http.Language()), kept.IsSeenByState, clock, null);
    }

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var (cancel, form, now) = (http.RequestAborted, await http.Form(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LastCoordinator.Hold(db, caller.Organization, cancel);
        var kept = await db.MemberOrganizations.SingleAsync(o => o.Id == caller.Organization, cancel);
        var answers = OrganizationForm.Read(form) with { Kind = kept.Kind, Country = kept.Country };
        var isSeen = form.One("seen-by-state", 3) == "yes";
        var fault =
            answers.Name.Length < 2 ? MembersText.NameMissing
            : answers.Languages.Count == 0 ? MembersText.LanguagesMissing
            : answers.Name != kept.Name.In(http.Language()).Text && await IsBeingAdmitted(db, kept.Id, cancel) ? MembersText.NameIsDecidedOn
            : answers.Name != kept.Name.In(http.Language()).Text && await IsCalledSo(db, caller, answers.Name, cancel)
                ? MembersText.NameTaken
            : null;
        if (fault is not null)
            return Show(http, kept, answers, isSeen, clock, fault);
        // Typed in the language in which she reads it: another wording of the same name is kept only if the name stayed.
        var before = kept.Name.In(http.Language()).Text;
        var isRenamed = answers.Name != before;
        if (isRenamed)
        {
            kept.Name = LocalText.Of(answers.Name, http.Language());
            kept.SortName = Folding.Fold(answers.Name);
        }
        (kept.Areas, kept.Languages) = ([.. answers.OwnAreas], [.. answers.Languages]);
        (kept.IsWomenLed, kept.IsSeenByState) = (answers.IsWomenLed, isSeen);
        var renews = Renewal.IsDue(kept.RenewBy, now);
        if (renews)
            kept.RenewBy = (kept.RenewBy > now ? kept.RenewBy : now) + Renewal.Lasts;
        var act = renews ? "organization.renew" : "organization.change";
        string[] names = isRenamed ? [before, answers.Name] : [];
        await db.Record(new(kept.Id, act, caller.Person, caller.Name, kept.Id, Details: names), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization");
    }

    /// <summary>Those who decide know it by the name that it had when it was proposed.</summary>
    private static Task<bool> IsBeingAdmitted(AppDb db, Guid organization, CancellationToken cancel) =>
        db.Motions.AnyAsync(
            m => m.SubjectId == organization && m.Kind == MotionKind.Admission && m.Outcome == MotionOutcome.Undecided,
            cancel
        );

    /// <summary>
    /// Another member's name, however it is written. Only one that she may see in the list of members: a refusal tells nobody of others (decision 0019).
    /// </summary>
    private static async Task<bool> IsCalledSo(AppDb db, Caller caller, string name, CancellationToken cancel)
    {
        var key = Folding.Fold(name);
        return caller.May(Permission.SeeNetwork)
            && await db
                .MemberOrganizations.SeenBy(caller)
                .AnyAsync(
                    o =>
                        o.Id != caller.Organization
                        && o.SortName == key
                        && (o.State == MemberState.Member || o.State == MemberState.Suspended),
                    cancel
                );
    }

    private static OrganizationAnswers AnswersOf(MemberOrganization kept, Language language) =>
        new(kept.Name.In(language).Text, kept.Kind, kept.Country, kept.Areas, kept.Languages, kept.IsWomenLed, "", "");

    private static RazorComponentResult<ChangeOrganizationPage> Show(
        HttpContext http,
        MemberOrganization kept,
        OrganizationAnswers answers,
        bool isSeenByState,
        TimeProvider clock,
        string? fault
    ) =>
        new(
            new
            {
                Answers = answers,
                IsSeenByState = isSeenByState,
                IsDue = Renewal.IsDue(kept.RenewBy, clock.GetUtcNow()),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
