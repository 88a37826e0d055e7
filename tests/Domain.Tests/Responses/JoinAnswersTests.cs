using Tirek.Domain.Responses;

namespace Tirek.Domain.Tests.Responses;

public sealed class JoinAnswersTests
{
    private static ResponseAnswer Own(ResponseTask task, string name, Agreement agreement = Agreement.Unknown) =>
        new(task)
        {
            Name = name,
            Number = "000 1",
            Agreement = agreement,
        };

    private static Dictionary<ResponseTask, string> Seen(params ResponseAnswer[] answers) =>
        ResponseTasks.All.ToDictionary(t => t, t => ResponseAnswer.MarkOf(answers.Where(a => a.Task == t)));

    [Fact]
    public void A_line_that_both_changed_in_another_way_is_a_conflict_and_keeps_hers_to_choose()
    {
        var seen = Own(ResponseTask.Law, "One");
        var joined = JoinAnswers.Of([Own(ResponseTask.Law, "Theirs")], [Own(ResponseTask.Law, "Hers")], Seen(seen));
        Assert.Equal([ResponseTask.Law], joined.Conflicts);
        Assert.Equal("Hers", Assert.Single(joined.Answers).Name);
    }

    [Fact]
    public void A_line_that_she_did_not_touch_stays_as_somebody_else_left_it()
    {
        var (law, police) = (Own(ResponseTask.Law, "One"), Own(ResponseTask.Police, "Two"));
        var joined = JoinAnswers.Of([police], [law, police, Own(ResponseTask.Shelter, "Three")], Seen(law, police));
        Assert.Empty(joined.Conflicts);
        Assert.Equal(["Two", "Three"], joined.Answers.Select(a => a.Name));
    }

    [Fact]
    public void What_both_changed_in_the_same_way_is_no_conflict()
    {
        var agreed = Own(ResponseTask.Law, "One", Agreement.Written);
        var joined = JoinAnswers.Of([agreed], [agreed], Seen(Own(ResponseTask.Law, "One")));
        Assert.Empty(joined.Conflicts);
        Assert.Single(joined.Answers);
    }

    [Fact]
    public void A_form_that_names_no_state_overwrites_nothing_that_stands()
    {
        var joined = JoinAnswers.Of([Own(ResponseTask.Law, "Stands")], [], new Dictionary<ResponseTask, string>());
        Assert.Equal([ResponseTask.Law], joined.Conflicts);
    }

    [Fact]
    public void The_order_of_entries_is_no_difference_and_every_other_word_is_one()
    {
        var (one, two) = (Own(ResponseTask.Law, "One"), Own(ResponseTask.Law, "Two"));
        Assert.Equal(ResponseAnswer.MarkOf([one, two]), ResponseAnswer.MarkOf([two, one]));
        ResponseAnswer[] others =
        [
            one with
            {
                Name = "O",
            },
            one with
            {
                Number = "000 2",
            },
            one with
            {
                Hours = "9",
            },
            one with
            {
                Agreement = Agreement.None,
            },
            one with
            {
                AgreedOn = new(2026, 1, 1),
            },
            one with
            {
                ConfirmedOn = new(2026, 1, 1),
            },
            one with
            {
                ListingId = Guid.CreateVersion7(),
            },
        ];
        Assert.Equal(
            others.Length,
            others.Select(o => ResponseAnswer.MarkOf([o])).Append(ResponseAnswer.MarkOf([one])).Distinct().Count() - 1
        );
    }
}
