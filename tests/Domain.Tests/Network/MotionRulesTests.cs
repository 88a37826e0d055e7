using CsCheck;
using Tirek.Domain.Members;
using Tirek.Domain.Network;

namespace Tirek.Domain.Tests.Network;

/// <summary>The rules of deciding together, over any order of anything anybody says.</summary>
public sealed class MotionRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Subject = new(99, 0, 0, new byte[8]);
    private static readonly Guid[] Organizations = [.. Enumerable.Range(1, 8).Select(n => new Guid(n, 0, 0, new byte[8]))];

    /// <summary>Three seats, three other organisations of civil society in two countries, a university, a state body.</summary>
    private static readonly Voice[] Voices =
    [
        new(Organizations[0], OrganizationKind.WomensResourceCentre, "KG"),
        new(Organizations[1], OrganizationKind.CrisisCentre, "KZ"),
        new(Organizations[2], OrganizationKind.Shelter, "UZ"),
        new(Organizations[3], OrganizationKind.Shelter, "KG"),
        new(Organizations[4], OrganizationKind.LegalAid, "KG"),
        new(Organizations[5], OrganizationKind.PerpetratorProgramme, "KZ"),
        new(Organizations[6], OrganizationKind.University, "KG"),
        new(Organizations[7], OrganizationKind.StateBody, "KG"),
    ];

    private static readonly Groups Region = new(new HashSet<Guid>(), Organizations[..3].ToHashSet());

    private static readonly MotionAct[] Said =
    [
        MotionAct.Endorse,
        MotionAct.Object,
        MotionAct.TakeBackObjection,
        MotionAct.Confirm,
        MotionAct.Refuse,
        MotionAct.Withdraw,
    ];

    private static Motion Opened(MotionKind kind, Guid opener, Guid? subject = null) =>
        new(kind, "KG", subject, subject is null ? null : OrganizationKind.Shelter, [new(MotionAct.Open, opener, Start, "why")]);

    /// <summary>Says all of it in turn, a day apart, as far as the rules allow, until it is decided.</summary>
    private static Motion Play(Motion motion, Groups groups, IEnumerable<(int Who, int Act)> said)
    {
        var now = Start;
        foreach (var (who, act) in said)
        {
            now += TimeSpan.FromDays(1);
            if (!MotionRules.MaySay(motion, Said[act], Voices[who], groups, now))
                continue;
            motion = motion with { Steps = [.. motion.Steps, new(Said[act], Voices[who].Organization, now, "why")] };
            motion = motion with { Outcome = MotionRules.OutcomeOf(motion, groups, now) };
        }
        return motion;
    }

    private static readonly Gen<(int Who, int Act)[]> Anything = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 5]).Array[0, 60];

    [Fact]
    public void Nobody_is_admitted_by_fewer_than_three_organisations_nor_by_the_state_nor_within_a_week() =>
        Gen.Select(Gen.Int[0, 6], Anything)
            .Sample(
                (opener, said) =>
                {
                    var motion = Play(Opened(MotionKind.Admission, Organizations[opener], Subject), Region, said);
                    if (motion.Outcome != MotionOutcome.Carried)
                        return;
                    var part = motion
                        .Steps.Where(s => s.Act is MotionAct.Open or MotionAct.Endorse or MotionAct.Confirm)
                        .Select(s => s.Organization)
                        .ToList();
                    Assert.True(part.Distinct().Count() >= 3);
                    Assert.Equal(part.Count, part.Distinct().Count());
                    Assert.DoesNotContain(Organizations[7], motion.Steps.Select(s => s.Organization));
                    Assert.True(motion.Steps[^1].At >= motion.Steps.First(s => s.Act == MotionAct.Endorse).At + MotionRules.ObjectionTime);
                    Assert.All(motion.Steps.Where(s => s.Act == MotionAct.Confirm), s => Assert.Contains(s.Organization, Region.OfRegion));
                },
                iter: 5_000
            );

    [Fact]
    public void What_is_decided_stays_decided() =>
        Gen.Select(Gen.Int[0, 6], Anything, Anything)
            .Sample(
                (opener, said, later) =>
                {
                    var decided = Play(Opened(MotionKind.Election, Organizations[opener]), Region, said);
                    if (decided.Outcome != MotionOutcome.Undecided)
                        Assert.Equal(decided.Steps.Count, Play(decided, Region, later).Steps.Count);
                },
                iter: 2_000
            );

    [Fact]
    public void An_election_of_a_country_is_confirmed_by_two_of_its_civil_society_and_no_other()
    {
        var motion = Opened(MotionKind.Election, Organizations[0]);
        var late = Start + MotionRules.ObjectionTime;
        var may = Voices.Where(v => MotionRules.MaySay(motion, MotionAct.Confirm, v, Region, late)).Select(v => v.Organization);
        Assert.Equal([Organizations[3], Organizations[4]], may);
        Assert.Equal(2, Electorate.Of(motion, Region).Needed);
    }

    [Fact]
    public void A_countrys_own_group_decides_before_the_regional_one_unless_all_of_it_had_a_part()
    {
        var groups = new Groups(Organizations[3..6].ToHashSet(), Region.OfRegion);
        var motion = Opened(MotionKind.Admission, Organizations[3], Subject);
        Assert.Equal("KG", Electorate.Of(motion, groups).Country);
        Assert.Equal(2, Electorate.Of(motion, groups).Needed);
        var all = motion with
        {
            Steps = [.. motion.Steps, .. Organizations[4..6].Select(o => new MotionStep(MotionAct.Endorse, o, Start))],
        };
        Assert.Equal("", Electorate.Of(all, groups).Country);
        Assert.Equal(2, Electorate.Of(all, groups).Needed);
        // With fewer than three left it is no group.
        var shrunk = new Groups(Organizations[4..6].ToHashSet(), Region.OfRegion);
        Assert.Equal("", Electorate.Of(motion, shrunk).Country);
    }

    [Fact]
    public void An_appeal_goes_to_others_than_those_who_suspended()
    {
        var motion = Opened(MotionKind.Appeal, Organizations[3], Organizations[3]) with { Accused = [Organizations[0], Organizations[1]] };
        Assert.Equal(1, Electorate.Of(motion, Region).Needed);
        Assert.True(Electorate.Of(motion, Region).Includes(Voices[2]));
        Assert.False(Electorate.Of(motion, Region).Includes(Voices[0]));
        var all = motion with { Accused = [.. Organizations[..3]] };
        Assert.Null(Electorate.Of(all, Region).Seats);
        Assert.True(Electorate.Of(all, Region).Includes(Voices[5]));
        Assert.False(Electorate.Of(all, Region).Includes(Voices[7]));
    }

    [Fact]
    public void An_election_once_objected_to_stays_the_regions_and_two_members_do_not_refuse_it()
    {
        var late = Start + MotionRules.ObjectionTime;
        var motion = Opened(MotionKind.Election, Organizations[0]);
        Assert.False(MotionRules.MaySay(motion, MotionAct.Refuse, Voices[3], Region, late));
        MotionStep[] taken = [new(MotionAct.Object, Organizations[4], Start), new(MotionAct.TakeBackObjection, Organizations[4], late)];
        MotionStep[] outsiders = [new(MotionAct.Confirm, Organizations[1], late)];
        var objected = motion with { Steps = [.. motion.Steps, .. taken, .. outsiders] };
        Assert.NotNull(Electorate.Of(objected, Region).Seats);
        Assert.Equal(MotionOutcome.Undecided, MotionRules.OutcomeOf(objected, Region, late));
    }

    private static readonly MotionKind[] AnyKind =
    [
        MotionKind.Admission,
        MotionKind.Reopening,
        MotionKind.Election,
        MotionKind.Suspension,
        MotionKind.Appeal,
    ];

    /// <summary>Who sits in the groups changes between what is said: seats come and go.</summary>
    [Fact]
    public void Whatever_happens_to_the_groups_only_a_confirmation_carries() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 6], Gen.Select(Gen.Int[0, 7], Gen.Int[0, 5], Gen.Int[0, 63]).Array[0, 60])
            .Sample(
                (which, opener, said) =>
                {
                    var kind = AnyKind[which];
                    var motion = Opened(kind, Organizations[opener], kind == MotionKind.Election ? null : Subject);
                    var now = Start;
                    foreach (var (who, act, seats) in said)
                    {
                        now += TimeSpan.FromDays(1);
                        var groups = new Groups(
                            Organizations[3..7].Where((_, i) => (seats >> 3 & 1 << i) != 0).ToHashSet(),
                            Organizations[..3].Where((_, i) => (seats & 1 << i) != 0).ToHashSet()
                        );
                        if (!MotionRules.MaySay(motion, Said[act], Voices[who], groups, now))
                            continue;
                        motion = motion with { Steps = [.. motion.Steps, new(Said[act], Voices[who].Organization, now, "why")] };
                        motion = motion with { Outcome = MotionRules.OutcomeOf(motion, groups, now) };
                        if (motion.Outcome != MotionOutcome.Carried)
                            continue;
                        Assert.Equal(MotionAct.Confirm, motion.Steps[^1].Act);
                        // Whoever carried it knew of every objection that stands, and answered.
                        Assert.All(motion.Objections, o => Assert.True(o.At < motion.Steps[^1].At));
                        var deciders = Electorate.Of(motion, groups);
                        Assert.True(deciders.Count(motion, MotionAct.Confirm) >= deciders.Needed);
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void An_objection_after_the_group_has_shrunk_does_not_admit_and_who_confirmed_says_so_again()
    {
        var motion = Opened(MotionKind.Admission, Organizations[3], Subject);
        var late = Start + MotionRules.ObjectionTime;
        MotionStep[] before = [new(MotionAct.Endorse, Organizations[4], Start), new(MotionAct.Confirm, Organizations[0], late)];
        motion = motion with { Steps = [.. motion.Steps, .. before] };
        Assert.Equal(MotionOutcome.Undecided, MotionRules.OutcomeOf(motion, Region, late));
        Assert.False(MotionRules.MaySay(motion, MotionAct.Confirm, Voices[0], Region, late));
        // One seat is left of three, and it has confirmed.
        var shrunk = new Groups(new HashSet<Guid>(), new HashSet<Guid> { Organizations[0] });
        motion = motion with { Steps = [.. motion.Steps, new(MotionAct.Object, Organizations[5], late)] };
        Assert.Equal(MotionOutcome.Undecided, MotionRules.OutcomeOf(motion, shrunk, late));
        Assert.True(MotionRules.MaySay(motion, MotionAct.Confirm, Voices[0], shrunk, late));
        motion = motion with { Steps = [.. motion.Steps, new(MotionAct.Confirm, Organizations[0], late, "answer")] };
        Assert.Equal(MotionOutcome.Carried, MotionRules.OutcomeOf(motion, shrunk, late));
    }

    [Fact]
    public void Who_confirms_twice_counts_once()
    {
        var late = Start + MotionRules.ObjectionTime;
        var motion = Opened(MotionKind.Election, Organizations[0]);
        MotionStep[] twice = [new(MotionAct.Confirm, Organizations[3], late), new(MotionAct.Confirm, Organizations[3], late)];
        motion = motion with { Steps = [.. motion.Steps, .. twice] };
        Assert.Equal(MotionOutcome.Undecided, MotionRules.OutcomeOf(motion, Region, late));
    }

    [Fact]
    public void With_nobody_left_to_decide_it_waits_and_lapses()
    {
        var groups = new Groups(new HashSet<Guid>(), new HashSet<Guid> { Organizations[0], Organizations[1] });
        var motion = Opened(MotionKind.Admission, Organizations[0], Subject);
        motion = motion with { Steps = [.. motion.Steps, new(MotionAct.Endorse, Organizations[1], Start)] };
        Assert.True(Electorate.Of(motion, groups).IsEmpty);
        Assert.Equal(MotionOutcome.Undecided, MotionRules.OutcomeOf(motion, groups, Start + MotionRules.ObjectionTime));
        Assert.Equal(MotionOutcome.Lapsed, MotionRules.OutcomeOf(motion, groups, Start + MotionRules.Patience));
    }

    [
        Theory,
        InlineData("k7qf-3m2x", "K7QF-3M2X"),
        InlineData("K7QF3M2X", "K7QF-3M2X"),
        InlineData("K7QF 3MOX", "K7QF-3M0X"),
        InlineData("K7QF-3M2", null)
    ]
    public void A_code_is_read_however_it_was_typed(string typed, string? code) => Assert.Equal(code, OrganizationCode.Read(typed));
}
