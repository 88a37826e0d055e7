using Tirek.Domain.Listings;
using Tirek.Domain.Responses;

namespace Tirek.Domain.Tests.Responses;

public sealed class PrintedLineTests
{
    private static readonly Guid Edition = Guid.CreateVersion7();

    private static PrintedLine Line(string number, string key = "a") => new("KG-osh", ResponseTask.Law, key, WrittenNumber.Digits(number));

    [Fact]
    public void A_number_that_changed_and_one_that_is_gone_are_told_and_one_that_was_added_is_not()
    {
        var printed = new[] { Line("000 1"), Line("000 2", "b"), Line("000 3", "c") }.Select(l => l.Sealed(Edition)).ToList();
        var changed = PrintedLine.Changed(Edition, printed, [Line("0-001"), Line("000 9", "b"), Line("000 4", "d")]);
        Assert.Equal(["b", "c"], changed.Select(c => c.Key));
        Assert.All(changed, c => Assert.Equal(("KG-osh", ResponseTask.Law), (c.PlaceKey, c.Task)));
    }

    [Fact]
    public void A_place_that_became_secret_and_a_service_that_closed_are_told_and_older_editions_are_compared_by_their_numbers()
    {
        PrintedLine Standing(string stands) => Line("000 1") with { Stands = stands };
        var printed = Standing("Active house").Sealed(Edition);
        Assert.Empty(PrintedLine.Changed(Edition, [printed], [Standing("Active house")]));
        foreach (var stands in new[] { "Active hidden", "TemporarilyClosed house" })
            Assert.Single(PrintedLine.Changed(Edition, [printed], [Standing(stands)]));
        var older = printed[..printed.LastIndexOf(' ')];
        Assert.Empty(PrintedLine.Changed(Edition, [older], [Standing("Active hidden")]));
        Assert.Single(PrintedLine.Changed(Edition, [older], [Line("000 2")]));
    }

    [Fact]
    public void An_edition_keeps_no_number_and_not_the_same_digest_as_another()
    {
        var line = Line("000 12 34 56");
        Assert.DoesNotContain("000123456", line.Sealed(Edition), StringComparison.Ordinal);
        Assert.NotEqual(line.Sealed(Edition), line.Sealed(Guid.CreateVersion7()));
    }

    [Fact]
    public void Every_part_of_what_is_signed_is_bound()
    {
        var answer = new ResponseAnswer(ResponseTask.Law) { ListingId = Guid.CreateVersion7() };
        byte[][] states =
        [
            SignedState.Of("KG-osh", answer, "1"),
            SignedState.Of("KG-talas", answer, "1"),
            SignedState.Of("KG-osh", answer with { ListingId = Guid.CreateVersion7() }, "1"),
            SignedState.Of("KG-osh", new(ResponseTask.Shelter) { ListingId = answer.ListingId }, "1"),
            SignedState.Of("KG-osh", answer with { Agreement = Agreement.Written }, "1"),
            SignedState.Of("KG-osh", answer with { AgreedOn = new(2026, 1, 1) }, "1"),
            SignedState.Of("KG-osh", answer, "2"),
        ];
        Assert.Equal(states.Length, states.Select(Convert.ToHexString).Distinct().Count());
    }
}
