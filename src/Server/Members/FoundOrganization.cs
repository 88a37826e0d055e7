using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>
/// Founds an organisation with its first co-ordinator: eight answers on one page, then the steps that make every account safe. It is no member yet and sees
/// itself only; one of the three with which the network begins is a member once that account is complete.
/// </summary>
internal static class FoundOrganization
{
    public static IResult Page() => new RazorComponentResult<NewOrganizationPage>(new { Answers = OrganizationAnswers.None });

    public static async Task<IResult> Answer(
        HttpContext http,
        AppDb db,
        UserManager<Person> people,
        SignInLanes lanes,
        Sessions sessions,
        TimeProvider clock
    )
    {
        var answers = OrganizationForm.Read(await http.Form());
        if (answers.FindFault() is { } fault)
            return Again(answers, OrganizationForm.Say(fault), 422, null);
        if (!lanes.Take(SignInLanes.Of("", null, http, "founding")))
            return Again(answers, AccountsText.TooManyTries, 429, null);
        return await Found(http, db, people, sessions, clock, answers, null);
    }

    /// <summary>Founds it, by an invitation of the operator's if there is one. The whole of it stands or nothing does.</summary>
    public static async Task<IResult> Found(
        HttpContext http,
        AppDb db,
        UserManager<Person> people,
        Sessions sessions,
        TimeProvider clock,
        OrganizationAnswers answers,
        Invitation? invitation
    )
    {
        var cancel = http.RequestAborted;
        var now = clock.GetUtcNow();
        if (invitation is not null && !answers.Kind!.Value.IsCivilSociety())
            return Again(answers, MembersText.FoundingIsCivil, 422, http.Request.Path);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var organization = answers.ToOrganization(http.Language(), isFounding: invitation is not null, now);
        if (invitation is not null && !await UseInvitation.Take(db, invitation, organization.Id, now, cancel))
            throw Domain.Problems.NotFound();
        var person = NewPerson.Of(answers.PersonName, http.Language(), now);
        await NewPerson.Store(people, person, answers.SignInWord);
        db.MemberOrganizations.Add(organization);
        db.Memberships.Add(NewPerson.In(organization.Id, person, [nameof(Role.Coordinator)], now));
        var line = new TrailLine(
            organization.Id,
            "organization.found",
            person.Id,
            person.Name,
            organization.Id,
            organization.Name.Original.Text
        );
        await db.Record(line, clock, cancel);
        await sessions.Begin(http, person.Id, withPasskey: false);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    public static RazorComponentResult<NewOrganizationPage> Again(OrganizationAnswers answers, string fault, int status, string? path) =>
        new(
            new
            {
                Answers = answers,
                Fault = fault,
                Path = path,
            }
        )
        {
            StatusCode = status,
        };
}
