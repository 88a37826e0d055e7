using Microsoft.EntityFrameworkCore;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Audit;

/// <summary>A trail that somebody rewrites, also whoever runs the server, is found by the head on paper.</summary>
public sealed class TrailTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_head_on_the_page_is_found_again_and_a_rewritten_line_is_not(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Invite("Caseworker");
        await her.Invite("Supervisor");
        await her.Open("/organization/trail");
        var head = her.Match("class=\"code-groups\">([0-9a-f ]+)<");
        await her.Invite("Specialist");
        await using var db = site.Node.Open();
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        string[] verify = ["audit", "verify", "--organization", organization.ToString(), "--head", head];
        Assert.Equal(0, (await site.Node.Tirek(verify)).Code);

        // The whole chain written anew from the second line on, as the operator could: only the paper tells.
        await Rewrite(db, organization);
        Assert.Null((await VerifyTrail.Check(db, organization, null, Cancel)).Fault);
        var (code, said) = await site.Node.Tirek(verify);
        Assert.NotEqual(0, code);
        Assert.Contains("the trail was rewritten", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE \"TrailEntries\" SET \"Act\" = 'roles.change' WHERE \"Sequence\" = 2", "Line 2 is not as it was written")]
    [InlineData("UPDATE \"TrailWords\" SET \"Actor\" = 'Somebody else' WHERE \"Sequence\" = 2", "The names in line 2")]
    [InlineData("DELETE FROM \"TrailEntries\" WHERE \"Sequence\" = 2", "Line 2 is missing")]
    [InlineData("DELETE FROM \"TrailEntries\" WHERE \"Sequence\" = 3", "Lines at the end are missing")]
    public async Task What_was_changed_in_the_database_is_named(string change, string expected)
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Invite("Caseworker");
        await her.Invite("Supervisor");
        await using var db = site.Node.Open();
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync(change, Cancel);
        Assert.StartsWith(expected, (await VerifyTrail.Check(db, organization, null, Cancel)).Fault, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Twenty_acts_at_once_make_twenty_lines_without_a_gap(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Open("/organization");
        var token = her.Match("name=\"form-token\" value=\"([^\"]+)\"");
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    her.With(her.Cookies).SendRaw("/organization/invitations", ("role", "Caseworker"), ("note", ""), ("form-token", token))
                )
        );
        await using var db = site.Node.Open();
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        Assert.Equal(new TrailVerdict(21, 0, null), await VerifyTrail.Check(db, organization, null, Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Names_that_were_taken_out_are_missed_unless_a_line_says_who_was_erased(Provider provider)
    {
        await using var site = await Steps.OpenReal(provider);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Invite("Caseworker");
        await using var db = site.Node.Open();
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        await db.TrailWords.Where(w => w.Sequence == 2).ExecuteDeleteAsync(Cancel);
        await db.People.ExecuteUpdateAsync(u => u.SetProperty(p => p.Name, "Somebody Else"), Cancel);
        Assert.StartsWith("The names in line 2 are gone", await Fault(db, organization), StringComparison.Ordinal);
        var (code, said) = await site.Node.Tirek("audit", "verify", "--organization", organization.ToString());
        Assert.True(code != 0, said);

        // The page calls her as a line does that binds it, and by no name where none is left.
        await her.Open("/organization/trail");
        Assert.False(TableOf(her).Contains("Somebody Else", StringComparison.Ordinal));
        Assert.Equal(2, TableOf(her).Split("Aigul").Length - 1);
        await db.TrailWords.ExecuteDeleteAsync(Cancel);
        await her.Open("/organization/trail");
        Assert.Contains("somebody whose name is missing", TableOf(her), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_said_to_be_erased_who_is_still_here_and_nothing_but_a_person_is_erased()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        var her = new Persona(site);
        await her.Found("Centre", "aigul");
        await her.Invite("Caseworker");
        await using var db = site.Node.Open();
        var organization = await db.MemberOrganizations.Select(o => o.Id).SingleAsync(Cancel);
        var made = await db.TrailEntries.Where(e => e.Sequence == 2).SingleAsync(Cancel);
        await db.TrailWords.Where(w => w.Sequence == 2).ExecuteDeleteAsync(Cancel);
        // What the operator could add to explain it: first the invitation, then herself.
        await Add(db, new(organization, "account.erase", made.Subject, "", made.Subject));
        Assert.StartsWith("The names in line 2 are gone", await Fault(db, organization), StringComparison.Ordinal);
        await Add(db, new(organization, "account.erase", made.Actor, "", made.Actor));
        Assert.StartsWith("Line 4 says that somebody was erased who still", await Fault(db, organization), StringComparison.Ordinal);
    }

    private static async Task Add(AppDb db, TrailLine line)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
        await db.Record(line, TimeProvider.System, Cancel);
        await transaction.CommitAsync(Cancel);
    }

    private static async Task<string?> Fault(AppDb db, Guid organization) =>
        (await VerifyTrail.Check(db, organization, null, Cancel)).Fault;

    /// <summary>The lines alone: the frame around them may call her by her name of today.</summary>
    private static string TableOf(Persona her) => her.Match("<tbody>([\\s\\S]*)</tbody>");

    [Fact]
    public async Task An_organisation_that_is_not_there_has_no_trail_that_holds()
    {
        await using var site = await Steps.OpenReal(Provider.Sqlite);
        foreach (var id in new[] { Guid.CreateVersion7().ToString(), "xyz" })
        {
            var (code, said) = await site.Node.Tirek("audit", "verify", "--organization", id);
            Assert.Equal(2, code);
            Assert.Contains("no organisation with this id", said, StringComparison.Ordinal);
        }
    }

    private static async Task Rewrite(AppDb db, Guid organization)
    {
        var previous = Trail.Beginning;
        foreach (var entry in await db.TrailEntries.OrderBy(e => e.Sequence).ToListAsync(Cancel))
        {
            if (entry.Sequence == 2)
                entry.At = entry.At.AddDays(-1);
            previous = entry.Hash = Trail.HashOf(entry, previous);
        }
        (await db.TrailHeads.SingleAsync(h => h.OrganizationId == organization, Cancel)).Hash = previous;
        await db.SaveChangesAsync(Cancel);
    }
}
