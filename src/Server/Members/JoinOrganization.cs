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
            if (answers.FindFault() is { } fault)
                return FoundOrganization.Again(answers, OrganizationForm.Say(fault), 422, http.Request.Path);
            return await FoundOrganization.Found(http, db, people, sessions, clock, answers, invitation);
        }
        var (name, word) = (form.One("person", OrganizationAnswers.LongestName), form.One("word", SignInName.LongestWord));
        if (name.Length < 2)
            return await Form(http, db, invitation, name, word, MembersText.PersonNameMissing);
        if (!SignInName.IsFitWord(word))
            return await Form(http, db, invitation, name, word, MembersText.SignInWordUnfit);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Whoever was alone may be taking it along at this moment (EndOrganization): then this opens nothing any more.
        if (invitation.OrganizationId is { } held)
            await LastCoordinator.Hold(db, held, cancel);
        var person = NewPerson.Of(name, http.Language(), now);
        person.IsOperator = invitation.Kind == InvitationKind.Operator;
        if (!await UseInvitation.Take(db, invitation, person.Id, now, cancel))
            throw Problems.NotFound();
        await NewPerson.Store(people, person, word);
        if (invitation.OrganizationId is { } organization)
        {
            db.Memberships.Add(NewPerson.In(organization, person, invitation.Roles, now));
            var line = new TrailLine(organization, "invitation.use", person.Id, person.Name, invitation.Id, Details: invitation.Roles);
            await db.Record(line, clock, cancel);
        }
        await db.SaveChangesAsync(cancel);
        await sessions.Begin(http, person.Id, withPasskey: false);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/account/finish");
    }

    private static async Task<IResult> Form(HttpContext http, AppDb db, Invitation invitation, string name, string word, string? fault)
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
                Word = word,
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
