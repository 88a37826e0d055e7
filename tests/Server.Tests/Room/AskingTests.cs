using System.Net;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Domain.Room;
using Tirek.Server.Data;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Room;

/// <summary>Who has room: asked by one organisation, answered by others, seen by nobody else, and gone at noon.</summary>
public sealed class AskingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_but_those_who_asked_and_who_were_asked_sees_a_question_or_touches_it(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (asker, elsewhere) = (await network.Members.Kyrgyz(), await network.Shelter("House of Chüy", areas: "KG-C"));
        await network.Shelter("House of Osh", areas: "KG-O");
        var question = await RoomNetwork.Ask(asker);
        foreach (var stranger in new[] { elsewhere, await network.Members.Kazakh(), await network.Members.Programme() })
        {
            await stranger.Open("/account");
            var token = stranger.Match("name=\"form-token\" value=\"([^\"]+)\"");
            foreach (var address in new[] { question, $"{question}/answers" })
            {
                await stranger.Open(address);
                Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
            }
            foreach (var act in new[] { $"{question}/called", $"{question}/close", $"/room/asked/{RoomNetwork.IdOf(question)}" })
            {
                await stranger.SendRaw(act, ("form-token", token), ("reply", "Yes"), ("shelter", $"{Guid.CreateVersion7()}"));
                Assert.Contains(stranger.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
            }
        }
        await elsewhere.Open("/room/asked");
        Assert.True(elsewhere.Sees("Nobody is asking"));
        // Whoever asks does not answer herself.
        await asker.SendRaw(
            $"/room/asked/{RoomNetwork.IdOf(question)}",
            ("form-token", asker.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("reply", "Yes")
        );
        Assert.Equal(HttpStatusCode.NotFound, asker.Status);
        await using var db = network.Site.Node.Open();
        Assert.Equal([null], await db.RoomAnswers.Select(a => a.Reply).ToListAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_state_body_asks_only_who_allows_it_and_learns_nothing_of_the_others(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (willing, unwilling) = (await network.Shelter("Willing house", answersState: true), await network.Shelter("Unwilling house"));
        var police = await network.Members.State("KG");
        var question = await RoomNetwork.Ask(police);
        Assert.True(police.Sees("Willing house") && police.Sees("Shelters asked: 1"));
        Assert.False(police.Sees("Unwilling house"));
        await unwilling.Open("/room/asked");
        Assert.True(unwilling.Sees("Nobody is asking"));
        await RoomNetwork.Say(willing, question, "CallUs");
        // She thinks better of it: then neither sees the other any more.
        await willing.Open("/room/settings");
        await willing.Send("/room/settings", ("asked", "yes"));
        await willing.Open("/room/asked");
        Assert.True(willing.Sees("Nobody is asking"));
        await police.Open(question);
        Assert.False(police.Sees("Willing house"));
        await police.Open($"{question}/answers");
        Assert.False(police.Sees("chip"), police.Page);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Three_answer_and_whoever_asked_sees_each_and_they_see_who_asks_how_often(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var asker = await network.Members.Kyrgyz();
        var houses = new[]
        {
            await network.Shelter("First house"),
            await network.Shelter("Second house"),
            await network.Shelter("Third house"),
        };
        await RoomNetwork.Ask(asker, area: "KG-C");
        var question = await RoomNetwork.Ask(asker, adults: "4", children: "6", from: "1");
        Assert.True(asker.Sees("Shelters asked: 3. Answered: 0. Have room: 0."));
        await houses[0].Open("/waiting");
        Assert.True(houses[0].Sees("Somebody asks whether you have room"));
        foreach (var (house, reply) in houses.Zip(["Yes", "No", "CallUs"]))
            await RoomNetwork.Say(house, question, reply);
        Assert.True(houses[0].Sees("Osh Region, Kyrgyzstan") && houses[0].Sees("4+") && houses[0].Sees("6+") && houses[0].Sees("tomorrow"));
        Assert.True(houses[0].Sees("Example centre 1") && houses[0].Sees("Their questions in 30 days: 2"));
        Assert.True(houses[0].Sees("You said: Yes, we have room"));
        await asker.Open(question);
        Assert.True(asker.Sees("Shelters asked: 3. Answered: 3. Have room: 1."));
        Assert.True(asker.Sees("has room ·") && asker.Sees("no room ·") && asker.Sees("please call them ·"));
        Assert.True(
            asker.Page.IndexOf("First house", StringComparison.Ordinal) < asker.Page.IndexOf("Second house", StringComparison.Ordinal)
        );
        Assert.True(
            asker.Page.IndexOf("Third house", StringComparison.Ordinal) < asker.Page.IndexOf("Second house", StringComparison.Ordinal)
        );

        await RoomNetwork.Say(houses[0], question, "No");
        await asker.Open($"{question}/answers");
        Assert.True(asker.Sees("Answered: 3. Have room: 0."));
        Assert.False(asker.Sees("<html") || asker.Sees("house"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task At_noon_of_the_next_day_it_is_over_and_only_counts_stay(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (asker, house) = (await network.Members.Kyrgyz(), await network.Shelter("First house"));
        await network.Shelter("Second house");
        var question = await RoomNetwork.Ask(asker);
        await RoomNetwork.Say(house, question, "Yes");
        await network.Keep();
        await using var db = network.Site.Node.Open();
        var stored = await db.RoomQuestions.AsNoTracking().SingleAsync(Cancel);

        network.Members.Clock.Forward(stored.EndsAt - network.Members.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
        await house.SendRaw(
            $"/room/asked/{stored.Id}",
            ("form-token", house.Match("name=\"form-token\" value=\"([^\"]+)\"")),
            ("reply", "No")
        );
        Assert.Contains(house.Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Unauthorized });
        var colleague = await network.Members.Kyrgyz();
        await colleague.Open(question);
        Assert.Equal(HttpStatusCode.NotFound, colleague.Status);
        await network.Keep();
        await network.Keep();
        Assert.Empty(await db.RoomQuestions.ToListAsync(Cancel));
        Assert.Empty(await db.RoomAnswers.ToListAsync(Cancel));
        var counts = await db.RoomCounts.AsNoTracking().OrderBy(c => c.Reply).ToListAsync(Cancel);
        Assert.Equal([(0, 1), ((int)RoomReply.Yes, 1), ((int)RoomReply.Unanswered, 1)], counts.Select(c => (c.Reply, c.Times)));
        Assert.All(counts, c => Assert.Equal("KG-O", c.Area));
        Assert.Equal(1, await db.RoomAskings.SumAsync(a => a.Times, Cancel));
        network.Members.Clock.Forward(TimeSpan.FromDays(RoomRule.DaysCounted + 1));
        await network.Keep();
        Assert.Empty(await db.RoomAskings.ToListAsync(Cancel));
        Assert.Equal(3, await db.RoomCounts.CountAsync(Cancel));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Whoever_found_room_ends_it_at_once_and_of_two_who_do_it_counts_once(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (asker, colleague, house) = (
            await network.Members.Kyrgyz(),
            await network.Members.Kyrgyz(),
            await network.Shelter("First house")
        );
        var question = await RoomNetwork.Ask(asker);
        await RoomNetwork.Say(house, question, "Yes");
        await asker.Open(question);
        await colleague.Open(question);
        await Task.WhenAll(new[] { asker, colleague }.Select(c => c.Send($"{question}/close")));
        await house.Open("/room/asked");
        Assert.True(house.Sees("Nobody is asking"));
        await using var db = network.Site.Node.Open();
        Assert.Empty(await db.RoomAnswers.ToListAsync(Cancel));
        Assert.Equal([(0, 1), (1, 1)], (await db.RoomCounts.OrderBy(c => c.Reply).ToListAsync(Cancel)).Select(c => (c.Reply, c.Times)));
        // The second of a month is added to the first.
        await RoomNetwork.Ask(asker);
        await asker.Send($"{asker.At[3..]}/close");
        Assert.Equal(2, await db.RoomCounts.Where(c => c.Reply == 0).Select(c => c.Times).SingleAsync(Cancel));
        Assert.True(asker.Sees("What came of it: Kyrgyzstan"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_told_by_telephone_is_marked_so_and_gives_way_to_what_the_shelter_says_itself(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (asker, house) = (await network.Members.Kyrgyz(), await network.Shelter("First house"));
        var question = await RoomNetwork.Ask(asker);
        var shelter = asker.Match("name=\"shelter\" value=\"([^\"]+)\"");
        await asker.Send($"{question}/called", ("shelter", shelter), ("reply", "Yes"));
        Assert.True(asker.Sees("has room · told to you by telephone ·"));
        await house.Open("/room/asked");
        Assert.False(house.Sees("You said"));
        await RoomNetwork.Say(house, question, "No");
        await asker.Send($"{question}/called", ("shelter", shelter), ("reply", "Yes"));
        Assert.True(asker.Sees("no room ·"));
        Assert.False(asker.Sees("told to you by telephone"));
        foreach (
            var (whom, reply, status) in new[]
            {
                ($"{Guid.CreateVersion7()}", "Yes", HttpStatusCode.NotFound),
                (shelter, "CallUs", HttpStatusCode.BadRequest),
                ("somebody", "Yes", HttpStatusCode.BadRequest),
            }
        )
        {
            await asker.Open(question);
            await asker.SendRaw(
                $"{question}/called",
                ("form-token", asker.Match("name=\"form-token\" value=\"([^\"]+)\"")),
                ("shelter", whom),
                ("reply", reply)
            );
            Assert.Equal(status, asker.Status);
        }
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nothing_is_kept_but_what_the_lists_offer_and_each_act_is_a_line_that_tells_nothing_of_it(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var (asker, house) = (await network.Members.Kyrgyz(), await network.Shelter("First house"));
        await asker.Open("/room");
        foreach (
            var (name, value) in new[]
            {
                ("area", "KG-osh"),
                ("adults", "0"),
                ("adults", "5"),
                ("children", "7"),
                ("from", "8"),
                ("from", "-1"),
            }
        )
        {
            (string, string)[] right = [("area", "KG-O"), ("adults", "1"), ("children", "0"), ("from", "0")];
            await asker.Open("/room");
            await asker.Send("/room", [.. right.Where(f => f.Item1 != name), (name, value)]);
            Assert.Contains(asker.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });
        }
        await asker.Open("/room");
        Assert.DoesNotContain("<textarea", asker.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"text\"", asker.Page, StringComparison.Ordinal);
        await asker.Send(
            "/room",
            ("area", "KG-O"),
            ("adults", "1"),
            ("children", "2"),
            ("from", "0"),
            ("name", "Canary person"),
            ("reason", "Canary reason")
        );
        var question = asker.At[3..];
        await RoomNetwork.Say(house, question, "Yes");
        await asker.Open(question);
        await asker.Send($"{question}/close");
        await using var db = network.Site.Node.Open();
        var acts = await db.TrailEntries.AsNoTracking().Where(e => e.Act.StartsWith("room.")).ToListAsync(Cancel);
        Assert.Equal(["room.answer", "room.ask", "room.close"], acts.Select(a => a.Act).Order(StringComparer.Ordinal));
        Assert.All(acts, a => Assert.Empty(a.Details));
        Assert.NotEqual(acts.Single(a => a.Act == "room.answer").OrganizationId, acts.Single(a => a.Act == "room.ask").OrganizationId);
        // Kept for ever: no line leads to the question, or to another organisation's line.
        Assert.All(acts, a => Assert.Equal(a.OrganizationId, a.Subject));
        Assert.DoesNotContain(acts, a => a.Subject == RoomNetwork.IdOf(question));
        foreach (var her in new[] { asker, house })
        {
            await her.Open("/organization/trail");
            Assert.False(her.Sees("Osh") || her.Sees("Canary"));
        }
        Assert.True(house.Sees("answered whether there is room"));
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Nobody_asks_without_bound_also_at_once_and_no_answer_is_changed_for_ever(Provider provider)
    {
        await using var network = await RoomNetwork.Open(provider);
        var house = await network.Shelter("First house");
        var crowd = new List<Persona>();
        for (var i = 0; i < RoomRule.MostOpen + 2; i++)
            crowd.Add(await network.Members.Kyrgyz());
        await Task.WhenAll(crowd.Select(c => RoomNetwork.Ask(c)));
        Assert.Equal(2, crowd.Count(c => c.Status == HttpStatusCode.UnprocessableEntity));
        await using var db = network.Site.Node.Open();
        Assert.Equal(RoomRule.MostOpen, await db.RoomQuestions.CountAsync(Cancel));
        var question = $"/room/{await db.RoomQuestions.Select(q => q.Id).FirstAsync(Cancel)}";
        for (var i = 0; i < RoomRule.MostChanges; i++)
            await RoomNetwork.Say(house, question, i % 2 == 0 ? "Yes" : "No");
        Assert.Equal(HttpStatusCode.OK, house.Status);
        await RoomNetwork.Say(house, question, "Yes");
        Assert.Equal(HttpStatusCode.TooManyRequests, house.Status);

        await db.RoomQuestions.ExecuteDeleteAsync(Cancel);
        await db.RoomAskings.ExecuteUpdateAsync(u => u.SetProperty(a => a.Times, RoomRule.MostADay), Cancel);
        await RoomNetwork.Ask(crowd[0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, crowd[0].Status);
        Assert.True(crowd[0].Sees("has asked 20 times today"));
    }

    [Theory, InlineData(MemberState.Suspended), InlineData(MemberState.Former)]
    internal async Task Of_an_organisation_whose_rights_rest_nobody_sees_a_question_or_an_answer(MemberState state)
    {
        await using var network = await RoomNetwork.Open(Provider.Sqlite);
        var (asker, house) = (await network.Members.Kyrgyz(), await network.Shelter("First house"));
        var question = await RoomNetwork.Ask(asker);
        await RoomNetwork.Say(house, question, "Yes");
        await Rest(OrganizationKind.Shelter);
        await asker.Open(question);
        Assert.False(asker.Sees("First house"));
        await Rest(OrganizationKind.WomensResourceCentre);
        await house.Open("/room/asked");
        Assert.True(house.Sees("Nobody is asking"));

        async Task Rest(OrganizationKind kind)
        {
            await using var db = network.Site.Node.Open();
            await db
                .MemberOrganizations.Where(o => o.Country == "KG")
                .ExecuteUpdateAsync(u => u.SetProperty(o => o.State, o => o.Kind == kind ? state : MemberState.Member), Cancel);
            network.ForgetCallers();
        }
    }
}
