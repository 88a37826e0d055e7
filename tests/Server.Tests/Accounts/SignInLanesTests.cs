using System.Net;
using Microsoft.AspNetCore.Http;
using Tirek.Server.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Accounts;

/// <summary>Where tries are counted, and for how long.</summary>
public sealed class SignInLanesTests
{
    [Theory, InlineData("kelvin", "KELVIN"), InlineData("kelvin", "\u212Aelvin")]
    public void One_name_written_in_two_ways_is_one_lane_at_every_door(string one, string other)
    {
        foreach (var door in new[] { "", "sheet", "return" })
            Assert.Equal(
                SignInLanes.Of(one, null, new DefaultHttpContext(), door),
                SignInLanes.Of(other, null, new DefaultHttpContext(), door)
            );
    }

    [Fact]
    public void What_is_no_name_has_a_lane_too() =>
        Assert.NotEqual(SignInLanes.Of("\uFFFE\uD800", null, new DefaultHttpContext()), SignInLanes.Of("", null, new DefaultHttpContext()));

    [Fact]
    public void A_flood_of_invented_names_makes_nobody_forget_what_was_tried()
    {
        var clock = new MovableClock();
        var lanes = new SignInLanes(clock);
        var hers = SignInLanes.Of("aigul-4821", null, From("10.0.0.0"));
        for (var i = 0; i < SignInLanes.FreeTries; i++)
            Assert.True(lanes.Take(hers));
        clock.Forward(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 60_000; i++)
            lanes.Take(SignInLanes.Of($"invented-{i}", null, From($"10.0.{i % 100}.0")));
        // The wait for the one before is over; hers is longer now.
        Assert.True(lanes.Take(hers));
        Assert.False(lanes.Take(hers));
        // Whoever comes by another way is not kept waiting by the flood, nor is a device that she used before.
        Assert.True(lanes.Take(SignInLanes.Of("zarina-1234", null, From("192.0.2.0"))));
        Assert.True(lanes.Take(SignInLanes.Of("aigul-4821", Guid.CreateVersion7(), From("10.0.0.0"))));
    }

    [Fact]
    public void Many_names_from_one_way_are_soon_counted_together()
    {
        var lanes = new SignInLanes(TimeProvider.System);
        var let = Enumerable.Range(0, 3_000).Count(i => lanes.Take(SignInLanes.Of($"invented-{i}", null, From("10.0.0.0"))));
        Assert.InRange(let, SignInLanes.MostOfOneWay, SignInLanes.MostOfOneWay + 2 * SignInLanes.FreeTries);
    }

    /// <summary>A flood that is told busy takes no lanes from those who come after it.</summary>
    [Fact]
    public async Task What_could_not_be_looked_at_takes_no_room()
    {
        var lanes = new SignInLanes(TimeProvider.System);
        for (var i = 0; i < 2 * SignInLanes.MostOfOneWay; i++)
        {
            var lane = SignInLanes.Of($"invented-{i}", null, From("10.0.0.0"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => lanes.Try(lane, () => throw new InvalidOperationException()));
        }
        for (var i = 0; i < SignInLanes.FreeTries + 1; i++)
            Assert.True(lanes.Take(SignInLanes.Of($"aigul-{i}", null, From("10.0.0.0"))));
    }

    [Fact]
    public async Task What_was_right_or_could_not_be_looked_at_does_not_count()
    {
        var lanes = new SignInLanes(TimeProvider.System);
        var lane = SignInLanes.Of("aigul-4821", null, From("10.0.0.0"));
        for (var i = 0; i < 10; i++)
        {
            Assert.True(await lanes.Try(lane, () => Task.FromResult(true)));
            await Assert.ThrowsAsync<InvalidOperationException>(() => lanes.Try(lane, () => throw new InvalidOperationException()));
        }
        for (var i = 0; i < SignInLanes.FreeTries; i++)
            Assert.False(await lanes.Try(lane, () => Task.FromResult(false)));
        Assert.Null(await lanes.Try(lane, () => Task.FromResult(true)));
    }

    private static DefaultHttpContext From(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
