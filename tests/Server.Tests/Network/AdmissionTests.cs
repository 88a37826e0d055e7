using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Server.Audit;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Network;

/// <summary>How an organisation enters: proposed, supported, open for objections, confirmed by a group; every step by somebody else.</summary>
public sealed class AdmissionTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7.1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task One_proposes_another_supports_the_group_confirms(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var (tajik, programme) = (await members.Tajik(), await members.Programme());
        var motion = await members.Propose(tajik);
        // Who proposes does not support, and nobody decides before that.
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(tajik, motion, "endorse", Members.Why)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Kazakh(), motion, "confirm")).Status);
        await Members.Say(programme, motion, "endorse", Members.Why);
        Assert.True(programme.Sees("open for objections"));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Kazakh(), motion, "confirm")).Status);
        // The organisation itself sees how far it is, and neither names nor reasons.
        var outside = await members.Turkmen();
        await outside.Open("/organization");
        Assert.True(outside.Sees("open for objections"));
        Assert.False(outside.Sees(Members.Why));
        await outside.Open(motion);
        Assert.Equal(HttpStatusCode.Forbidden, outside.Status);

        members.Clock.Forward(Week);
        var (kazakh, uzbek) = (await members.Kazakh(), await members.Uzbek());
        await kazakh.Open("/waiting");
        Assert.True(kazakh.Sees("Your organisation is asked to decide."));
        var waiting = Waiting(kazakh);
        await Members.Say(kazakh, motion, "confirm");
        // At once, not when the count is looked up again.
        Assert.Equal(waiting - 1, Waiting(kazakh));
        Assert.Equal(MemberState.Outside, (await members.Of(OrganizationKind.LegalAid, "TM")).State);
        // One voice an organisation, whoever of it speaks.
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(kazakh, motion, "confirm")).Status);
        await Members.Say(uzbek, motion, "confirm");
        Assert.True(uzbek.Sees("accepted"));
        var admitted = await members.Of(OrganizationKind.LegalAid, "TM");
        Assert.Equal(MemberState.Member, admitted.State);
        Assert.NotNull(admitted.RenewBy);
        outside = await members.Turkmen();
        await outside.Open("/network");
        Assert.Equal(HttpStatusCode.OK, outside.Status);
        await outside.Open("/organization/trail");
        Assert.True(outside.Sees("admitted as a member"));
        await using var db = members.Site.Node.Open();
        foreach (var organization in await db.TrailHeads.Select(h => h.OrganizationId).ToListAsync(Cancel))
            Assert.Null((await VerifyTrail.Check(db, organization, null, Cancel)).Fault);
    }

    private static int Waiting(Persona her) => int.Parse("0" + her.Match("class=\"count\">([0-9]+)<"), CultureInfo.InvariantCulture);

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Of_two_who_decide_at_once_each_counts_once_and_it_is_admitted_once(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var motion = await members.ProposeAndEndorse();
        members.Clock.Forward(Week);
        var all = new[] { await members.Kyrgyz(), await members.Kazakh(), await members.Uzbek(), await members.Kazakh() };
        foreach (var one in all)
            await one.Open(motion);
        await Task.WhenAll(
            all.Select(one => one.SendRaw($"{motion}/confirm", ("form-token", one.Match("name=\"form-token\" value=\"([^\"]+)\""))))
        );
        Assert.All(all, one => Assert.True(one.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, one.Page));
        await using var db = members.Site.Node.Open();
        Assert.Equal(2, await db.MotionSteps.CountAsync(s => s.Act == MotionAct.Confirm, Cancel));
        Assert.Equal(1, await db.TrailEntries.CountAsync(e => e.Act == "network.admit", Cancel));
        foreach (var organization in await db.TrailHeads.Select(h => h.OrganizationId).ToListAsync(Cancel))
            Assert.Null((await VerifyTrail.Check(db, organization, null, Cancel)).Fault);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Two_who_propose_the_same_at_once_open_one_motion(Provider provider)
    {
        await using var members = await Members.Open(provider);
        var code = (await members.Of(OrganizationKind.LegalAid, "TM")).Code!;
        var all = new[] { await members.Tajik(), await members.Kazakh(), await members.Programme() };
        foreach (var one in all)
            await one.Open("/network/propose");
        await Task.WhenAll(all.Select(one => one.Send("/network/propose", ("code", code), ("reason", Members.Why))));
        Assert.All(all, one => Assert.True(one.Status is HttpStatusCode.OK or HttpStatusCode.Conflict, one.Page));
        await using var db = members.Site.Node.Open();
        Assert.Equal(2, await db.Motions.CountAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_confirms_against_an_objection_answers_it()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var motion = await members.ProposeAndEndorse();
        var uzbek = await members.Uzbek();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Members.Say(uzbek, motion, "object", "no")).Status);
        await Members.Say(uzbek, motion, "object", "They told an address to somebody else.");
        Assert.True(uzbek.Sees("objects."));
        members.Clock.Forward(Week);
        var kazakh = await members.Kazakh();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Members.Say(kazakh, motion, "confirm")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Members.Say(kazakh, motion, "confirm", "We looked into it: it was not they.")).Status);
        // It sits in the group and may still say no; then nobody is left to make it two.
        uzbek = await members.Uzbek();
        await Members.Say(uzbek, motion, "refuse", "We are not persuaded by this.");
        await Members.Say(await members.Kyrgyz(), motion, "refuse", "We are not persuaded either.");
        await uzbek.Open(motion);
        Assert.True(uzbek.Sees("refused"));
        Assert.Equal(MemberState.Outside, (await members.Of(OrganizationKind.LegalAid, "TM")).State);
        // It can be proposed anew.
        await members.Propose(await members.Tajik());
    }

    [Fact]
    public async Task An_objection_taken_back_needs_no_answer_and_a_withdrawn_proposal_ends()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var motion = await members.ProposeAndEndorse();
        var uzbek = await members.Uzbek();
        await Members.Say(uzbek, motion, "object", "We have heard something.");
        await Members.Say(uzbek, motion, "take-back");
        Assert.True(uzbek.Sees("took its objection back."));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Kazakh(), motion, "withdraw")).Status);
        var tajik = await members.Tajik();
        await Members.Say(tajik, motion, "withdraw");
        Assert.True(tajik.Sees("withdrawn"));
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Kazakh(), motion, "object", Members.Why)).Status);
    }

    [Fact]
    public async Task Guessing_codes_finds_nobody_and_soon_has_to_wait()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var code = (await members.Of(OrganizationKind.LegalAid, "TM")).Code!;
        var tajik = await members.Tajik();
        // A member's own code proposes nothing.
        var own = (await members.Of(OrganizationKind.CrisisCentre, "KZ")).Code!;
        foreach (var guess in Enumerable.Repeat("0000-0000", 8).Append(own))
        {
            await tajik.Open("/network/propose");
            await tajik.Send("/network/propose", ("code", guess), ("reason", Members.Why));
            Assert.True(tajik.Sees("has this code"));
        }
        await tajik.Send("/network/propose", ("code", code), ("reason", Members.Why));
        Assert.True(tajik.Sees("has this code"));
        members.Clock.Forward(TimeSpan.FromMinutes(30));
        await tajik.Open("/network/propose");
        await tajik.Send("/network/propose", ("code", code), ("reason", Members.Why));
        Assert.Contains("/network/motions/", tajik.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_three_founders_the_third_decides_what_the_other_two_propose()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var motion = await members.Propose(await members.Kyrgyz());
        await Members.Say(await members.Kazakh(), motion, "endorse", Members.Why);
        members.Clock.Forward(Week);
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Kyrgyz(), motion, "confirm")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Members.Say(await members.Tajik(), motion, "confirm")).Status);
        await Members.Say(await members.Uzbek(), motion, "confirm");
        Assert.Equal(MemberState.Member, (await members.Of(OrganizationKind.LegalAid, "TM")).State);
    }

    [Fact]
    public async Task It_keeps_its_name_while_others_decide_and_no_sign_that_nobody_sees_stands_in_one()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var outside = await members.Turkmen();
        var before = await members.Of(OrganizationKind.LegalAid, "TM");
        await outside.Open("/organization/change");
        await outside.Send("/organization/change", ("organization", "House\u200b of\u202e law"), ("speaks", "tk"), ("women-led", "yes"));
        Assert.Equal("House of law", (await members.Of(OrganizationKind.LegalAid, "TM")).Name.Original.Text);
        await members.Propose(await members.Tajik());
        await outside.Open("/organization/change");
        await outside.Send("/organization/change", ("organization", "Example centre 19"), ("speaks", "tk"), ("women-led", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.Status);
        // What is not the name can be corrected.
        await outside.Send("/organization/change", ("organization", "House of law"), ("speaks", "ru"), ("women-led", "yes"));
        Assert.Equal(["ru"], (await members.Of(OrganizationKind.LegalAid, "TM")).Languages);
        Assert.NotEqual(["ru"], before.Languages);
    }

    [Fact]
    public async Task One_organisation_does_not_drown_what_others_put_to_the_network()
    {
        await using var members = await Members.Open(Provider.Sqlite);
        var codes = Enumerable.Range(0, 21).Select(_ => OrganizationCode.Make()).ToList();
        await using (var db = members.Site.Node.Open())
        {
            db.MemberOrganizations.AddRange(
                codes.Select(c => new Server.Data.MemberOrganization
                {
                    Id = Guid.CreateVersion7(),
                    Name = Domain.Languages.LocalText.Of($"Outside {c}"),
                    Country = "TM",
                    Kind = OrganizationKind.Shelter,
                    State = MemberState.Outside,
                    Code = c,
                })
            );
            await db.SaveChangesAsync(Cancel);
        }
        var kazakh = await members.Kazakh();
        foreach (var code in codes)
        {
            await kazakh.Open("/network/propose");
            await kazakh.Send("/network/propose", ("code", code), ("reason", Members.Why));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, kazakh.Status);
        Assert.True(kazakh.Sees("Your organisation has much before the network already"));
        await members.Propose(await members.Tajik());
    }
}
