using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Audit;

/// <summary>What a line of a trail says besides who: to whom, which roles, which name, what was said to the network. None of it is changed unseen.</summary>
public sealed class BoundTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_line_says_to_whom_and_what_and_forgets_her_name_alone(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var (her, other) = (new Persona(site), new Persona(site));
        await her.Found("Centre", "aigul");
        var kept = await other.Join(await her.Invite("Caseworker"), "zarina");
        await using var db = site.Node.Open();
        var id = await db.People.Where(p => p.Name == "Zarina").Select(p => p.Id).SingleAsync(Cancel);
        var page = $"/organization/people/{id}";
        await her.Open(page);
        await her.Send($"{page}/roles", ("role", "Supervisor"), ("role", "DataOfficer"));
        await her.Open(page);
        await her.Send($"{page}/sign-out");
        await her.Open(page);
        await her.Send($"{page}/end");
        await her.Open("/organization/change");
        await her.Send("/organization/change", ("organization", "Centre by the river"), ("speaks", "ky"));
        await her.Open("/organization/trail");
        Assert.True(her.Sees("came in with an invitation: Caseworker"));
        Assert.True(her.Sees("changed somebody's roles: Zarina (Supervisor, Data officer)"));
        Assert.True(her.Sees("signed somebody out everywhere: Zarina"));
        Assert.True(her.Sees("ended a membership: Zarina"));
        Assert.True(her.Sees("changed what is known of the organisation: Centre → Centre by the river"));
        await her.Open("/organization/trail/export");
        Assert.True(her.Sees("\"details\":[\"Centre\",\"Centre by the river\"]"));

        await other.SignIn(kept);
        await other.Open("/account");
        await other.Send("/account/erase", ("name", kept.SignInName));
        Assert.True(other.Sees("You are erased"));
        await her.Open("/organization/trail");
        Assert.False(her.Sees("Zarina"));
        Assert.True(her.Sees("changed somebody's roles: somebody who was erased (Supervisor, Data officer)"));
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        Assert.Null(await Fault(db, organization));
        await db
            .TrailEntries.Where(e => e.Act == "roles.change")
            .ExecuteUpdateAsync(u => u.SetProperty(e => e.Details, new[] { "Caseworker" }), Cancel);
        Assert.Contains("is not as it was written", await Fault(db, organization), StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_is_stored_beside_the_trail_is_what_its_lines_say(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await using var db = site.Node.Open();
        var organization = await db.MemberOrganizations.SingleAsync(Cancel);
        (organization.IsFounding, organization.State, organization.MemberSince) = (true, MemberState.Member, organization.FoundedAt);
        await db.SaveChangesAsync(Cancel);
        site.Services.GetRequiredService<Callers>().ForgetAll();
        await new Persona(site).Join(await her.Invite("Caseworker"), "zarina");
        var first = await Name(site, her);
        await her.Open(first);
        await her.Send($"{first}/withdraw");
        await Name(site, her);
        Assert.Null(await Fault(db, organization.Id));

        var steps = db.MotionSteps.Where(s => s.Act == MotionAct.Open);
        await Finds(
            db,
            organization.Id,
            "said to the network in line",
            steps.ExecuteUpdateAsync(u => u.SetProperty(s => s.Reason, "We never met her."), Cancel)
        );
        await steps.ExecuteUpdateAsync(u => u.SetProperty(s => s.Reason, Why), Cancel);
        await Finds(
            db,
            organization.Id,
            "said to the network in line",
            db.Motions.ExecuteUpdateAsync(u => u.SetProperty(m => m.Country, "TJ"), Cancel)
        );
        await db.Motions.ExecuteUpdateAsync(u => u.SetProperty(m => m.Country, "KG"), Cancel);
        var withdrawn = db.Motions.Where(m => m.ClosedAt != null);
        await Finds(
            db,
            organization.Id,
            "the network decided in line",
            withdrawn.ExecuteUpdateAsync(u => u.SetProperty(m => m.Outcome, MotionOutcome.Carried), Cancel)
        );
        await withdrawn.ExecuteUpdateAsync(u => u.SetProperty(m => m.Outcome, MotionOutcome.Withdrawn), Cancel);
        var added = new MotionStepRecord
        {
            MotionId = Guid.Parse(first[^36..]),
            Sequence = 3,
            Act = MotionAct.Confirm,
            OrganizationId = organization.Id,
            Reason = "",
        };
        db.MotionSteps.Add(added);
        await Finds(db, organization.Id, "of which no line tells", db.SaveChangesAsync(Cancel));
        db.MotionSteps.Remove(added);
        await db.SaveChangesAsync(Cancel);

        var zarina = db.Memberships.Where(m => !m.Roles.Contains("Coordinator"));
        await Finds(
            db,
            organization.Id,
            "Somebody has other roles",
            zarina.ExecuteUpdateAsync(u => u.SetProperty(m => m.Roles, new[] { "Coordinator" }), Cancel)
        );
        await db
            .Memberships.Where(m => db.People.Any(p => p.Id == m.PersonId && p.Name == "Zarina"))
            .ExecuteUpdateAsync(u => u.SetProperty(m => m.Roles, new[] { "Caseworker" }), Cancel);
        var nobody = new Membership
        {
            Id = Guid.CreateVersion7(),
            PersonId = Guid.CreateVersion7(),
            OrganizationId = organization.Id,
            Roles = ["Coordinator"],
        };
        db.Memberships.Add(nobody);
        await Finds(db, organization.Id, "whom no line brought in", db.SaveChangesAsync(Cancel));
        db.Memberships.Remove(nobody);
        await db.SaveChangesAsync(Cancel);
        await Finds(
            db,
            organization.Id,
            "it is stored as Suspended",
            db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Suspended), Cancel)
        );
        await db.MemberOrganizations.ExecuteUpdateAsync(u => u.SetProperty(o => o.State, MemberState.Member), Cancel);
        Assert.Null(await Fault(db, organization.Id));
    }

    private const string Why = "Letter 12, signed by all.";

    /// <summary>Puts to the network that she was named to an office.</summary>
    private static async Task<string> Name(TestSite site, Persona her)
    {
        await using var db = site.Node.Open();
        var id = await db.People.Where(p => p.Name == "Zarina").Select(p => p.Id).SingleAsync(Cancel);
        await her.Open("/network/offices/new");
        await her.Send(
            "/network/offices/new",
            ("office", "CivilSocietyFocalPoint"),
            ("who", id.ToString()),
            ("held", "2026-06-01"),
            ("reason", Why)
        );
        Assert.Contains("/network/motions/", her.At, StringComparison.Ordinal);
        return her.At[3..];
    }

    private static async Task Finds(AppDb db, Guid organization, string fault, Task change)
    {
        await change;
        Assert.Contains(fault, await Fault(db, organization) ?? "nothing", StringComparison.Ordinal);
    }

    private static async Task<string?> Fault(AppDb db, Guid organization) =>
        (await VerifyTrail.Check(db, organization, null, Cancel)).Fault;
}
