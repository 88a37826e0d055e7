using Tirek.Domain.Map;

namespace Tirek.Domain.Tests.Map;

public sealed class PlaceCountsTests
{
    [Fact]
    public void Counts_a_service_once_in_each_wider_place_however_many_houses_it_has()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var counts = PlaceCounts.Of([
            (one, new("UZ-fergana", Presence.Shown)),
            (one, new("UZ-margilan", Presence.Shown)),
            (two, new("UZ-fergana", Presence.Shown)),
            (two, new("UZ-FA", Presence.AreaOnly)),
        ]);
        Assert.Equal((2, 1), (counts.At("UZ-fergana", Presence.Shown), counts.At("UZ-margilan", Presence.Shown)));
        Assert.Equal((2, 1), (counts.Within("UZ-fergana"), counts.Within("UZ-margilan")));
        Assert.Equal((2, 2), (counts.Within("UZ-FA"), counts.Within("UZ")));
        Assert.Equal((0, 1), (counts.At("UZ-FA", Presence.Shown), counts.At("UZ-FA", Presence.AreaOnly)));
        Assert.Equal(0, counts.Within("KG"));
    }
}
