using System.Text.Json;
using CsCheck;
using Tirek.Domain.Places;

namespace Tirek.Domain.Tests.Places;

public sealed class PositionTests
{
    private static readonly Gen<Position> OnEarth = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180])
        .Select((lat, lon) => new Position(lat, lon));

    [Fact]
    public void A_position_written_as_json_is_read_again_unchanged() =>
        OnEarth.Sample(p => Assert.Equal(p, JsonSerializer.Deserialize<Position>(JsonSerializer.Serialize(p))));

    [Fact]
    public void Distance_is_the_same_both_ways_and_never_longer_than_half_the_earth() =>
        Gen.Select(OnEarth, OnEarth)
            .Sample(
                (a, b) =>
                {
                    Assert.Equal(a.KilometresTo(b), b.KilometresTo(a), 6);
                    Assert.InRange(a.KilometresTo(b), 0, 20_016);
                    Assert.Equal(0, a.KilometresTo(a), 6);
                }
            );

    [Fact]
    public void Bishkek_is_about_300_kilometres_from_Osh() =>
        Assert.InRange(Gazetteer.Find("KG-bishkek")!.Seat.KilometresTo(Gazetteer.Find("KG-osh")!.Seat), 290, 310);

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(0, -180.1)]
    [InlineData(double.NaN, 0)]
    public void A_latitude_or_longitude_out_of_range_is_not_on_earth(double latitude, double longitude) =>
        Assert.False(new Position(latitude, longitude).IsOnEarth);
}
