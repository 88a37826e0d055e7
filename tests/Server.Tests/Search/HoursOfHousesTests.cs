using Tirek.Domain.Listings;
using Tirek.Domain.Opening;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Search;

/// <summary>A service in two houses is open while one of them is: a holiday of one closes the other as little as it opens it.</summary>
public sealed class HoursOfHousesTests
{
    // Wednesday noon in Osh.
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 4);

    private static Held<Schedule> Daily(int opens, int closes) =>
        Held.Public(
            new Schedule(Guid.CreateVersion7())
            {
                Freq = "DAILY",
                OpensAt = new(opens, 0),
                ClosesAt = new(closes, 0),
            }
        );

    private static Held<Schedule> Holiday() =>
        Held.Public(
            new Schedule(Guid.CreateVersion7())
            {
                IsClosure = true,
                ValidFrom = Today,
                ValidTo = Today,
            }
        );

    private static Location House(params Held<Schedule>[] schedules) => SearchedNode.At("KG-osh") with { Schedules = schedules };

    [Theory]
    [InlineData(Provider.Sqlite, true)]
    [InlineData(Provider.Sqlite, false)]
    [InlineData(Provider.Postgres, true)]
    [InlineData(Provider.Postgres, false)]
    public async Task A_holiday_of_one_house_is_that_houses_and_one_of_the_service_is_of_all(Provider provider, bool hasIndex)
    {
        await using var node = await SearchedNode.Make(provider, new Still());
        Listing Of(string name, params Held<Schedule>[] schedules) => node.Listing(name, "shelter") with { Schedules = schedules };
        await node.Store(
            (Of("One closed"), [House(Daily(9, 18), Holiday()), House(Daily(9, 18))]),
            (Of("Other closed"), [House(Daily(9, 18)), House(Daily(9, 18), Holiday())]),
            (Of("Both closed"), [House(Daily(9, 18), Holiday()), House(Daily(9, 18), Holiday())]),
            (Of("Service closed", Holiday()), [House(Daily(9, 18)), House(Daily(9, 18))]),
            (Of("Service closed in a house without hours", Daily(9, 18), Holiday()), [House(), House()]),
            (Of("House closed of a service with hours", Daily(9, 18)), [House(Holiday())]),
            (Of("Service open", Daily(9, 18)), [House(), House(Daily(14, 15), Holiday())])
        );
        if (hasIndex)
            await node.Follow();
        Assert.Equal(["One closed", "Other closed", "Service open"], (await node.Names(new() { OpenNow = true })).Order());
        Assert.Equal(4, (await node.Find(new())).Found.Count(f => f.Opening.Kind == OpeningKind.Closed));
    }

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
