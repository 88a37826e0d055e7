using System.Text.Json;
using Tirek.Domain.Listings;

namespace Tirek.Domain.Tests.Listings;

public sealed class HeldTests
{
    [Fact]
    public void Gives_a_reader_only_what_his_audience_may_read()
    {
        Assert.Equal("open", Held.Public("open").For<PublicReader>());
        Assert.Null(Held.For(Audience.Professionals, "narrow").For<PublicReader>());
        Assert.Null(Held.For(Audience.Owner, "narrow").For<PublicReader>());
        Assert.Equal("narrow", Held.For(Audience.Owner, "narrow").For<OwnerReader>());
    }

    [Fact]
    public void Leaves_no_gap_in_a_list_where_a_value_was_withheld()
    {
        Held<string>[] all = [Held.Public("a"), Held.For(Audience.Professionals, "b"), Held.Public("c")];
        Assert.Equal(["a", "c"], all.For(default(PublicReader)));
    }

    [Fact]
    public void Never_shows_its_value_in_a_text_of_itself()
    {
        var held = Held.For(Audience.Owner, "canary-7");
        Assert.DoesNotContain("canary-7", held.ToString());
        Assert.DoesNotContain("canary-7", $"{held}");
    }

    [Theory]
    [InlineData(Audience.Public)]
    [InlineData(Audience.Professionals)]
    [InlineData(Audience.Owner)]
    public void Keeps_its_audience_when_it_is_stored(Audience audience)
    {
        var phone = Held.For(audience, new Phone(Guid.Empty, "000 1"));
        var back = JsonSerializer.Deserialize<Held<Phone>>(JsonSerializer.Serialize(phone))!;
        Assert.Equal(audience, back.Audience);
        Assert.Equal("000 1", back.For<OwnerReader>()!.Number);
    }
}
