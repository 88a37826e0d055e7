using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Accounts;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Server.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>Somebody opens her invitation: looking at it changes nothing, sending the form uses it up.</summary>
internal static class JoinOrganization
{
    public static async Task<IResult> Page(HttpContext http, AppDb db, TimeProvider clock, string token)
    {
        var invitation = await UseInvitation.Find(db, token, clock.GetUtcNow(), http.RequestAborted);
        return invitation switch
        {
            null => new RazorComponentResult<SpentInvitationPage> { StatusCode = 404 },
            { Kind: InvitationKind.FoundingOrganization } => new RazorComponentResult<NewOrganizationPage>(
                new { Answers = OrganizationAnswers.None, Path = http.Request.Path.Value }
            ),
            _ => await Form(http, db, invitation, "", "", null),
        };
    }

    public static async Task<IResult> Answer(
        HttpContext http,
        AppDb db,
        UserManager<Person> people,
        Sessions sessions,
        TimeProvider clock,
        string token
    )
    {
        var now = clock.GetUtcNow();
        var cancel = http.RequestAborted;
        var form = await http.Form();
        if (await UseInvitation.Find(db, token, now, cancel) is not { } invitation)
            return new RazorComponentResult<SpentInvitationPage> { StatusCode = 404 };
        if (invitation.Kind == InvitationKind.FoundingOrganization)
        {
            var answers = OrganizationForm.Read(form);
            return answers.FindFault() is { } fault
                ? FoundOrganization.Again(answers, OrganizationForm.Say(fault), 422, http.Request.Path)
                : await FoundOrganization.Found(http, db, people, sessions, clock, answers, invitation);
        }
        var (name, signInName) = (form.One("person", OrganizationAnswers.LongestName), form.One("name", SignInName.Longest));
        if (name.Length < 2)
            return await Form(http, db, invitation, name, signInName, MembersText.PersonNameMissing);
        if (!SignInName.IsFit(signInName))
            return await Form(http, db, invitation, name, signInName, MembersText.SignInNameUnfit);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var person = NewPerson.Of(name, signInName, http.Language(), now);
        person.IsOperator = invitation.Kind == InvitationKind.Operator;
        if (!await UseInvitation.Take(db, invitation, person.Id, now, cancel))
            throw Problems.NotFound();
        if (!(await people.CreateAsync(person)).Succeeded)
            return await Form(http, db, invitation, name, signInName, MembersText.SignInNameTaken);
        if (invitation.OrganizationId is { } organization)
        {
            db.Memberships.Add(NewPerson.In(organization, person, invitation.Roles, now));
            await db.Record(new(organization, "invitation.use", person.Id, person.Name, invitation.Id), clock, cancel);
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await sessions.Begin(http, person.Id, withPasskey: false);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    private static async Task<IResult> Form(
        HttpContext http,
        AppDb db,
        Invitation invitation,
        string name,
        string signInName,
        string? fault
    )
    {
        var organization = invitation.OrganizationId is { } id
            ? await db.MemberOrganizations.Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(http.RequestAborted)
            : null;
        return new RazorComponentResult<JoinPage>(
            new
            {
                Organization = organization?.In(http.Language()).Text,
                Roles = RoleNames.Read(invitation.Roles),
                Path = http.Request.Path.Value,
                Name = name,
                SignInName = signInName,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
