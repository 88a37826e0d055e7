using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Lists;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Documents;
using Tirek.Server.Lists;
using Tirek.Server.Tests.Accounts;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Lists;

/// <summary>A sheet that was taken along comes back after somebody wrote: what is newer than it is not taken back by it.</summary>
public sealed class OldSheetTests
{
    private const string Lists = "/organization/services/list";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ListingRecord> Ours(Network.Members network)
    {
        var own = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
        await using var db = network.Site.Node.Open();
        return await db
            .Listings.AsNoTracking()
            .Where(l => l.OrganizationId == own.DirectoryId && db.PublicListings.Any(p => p.Id == l.Id && !p.IsProgramme))
            .OrderBy(l => l.Id)
            .FirstAsync(Cancel);
    }

    private static async Task<Listing> Read(Network.Members network, Guid id)
    {
        await using var db = network.Site.Node.Open();
        return (await db.Listings.AsNoTracking().SingleAsync(l => l.Id == id, Cancel)).Document;
    }

    private static async Task Write(Persona her, Guid id, params (string, string)[] fields)
    {
        await her.Open($"/organization/services/{id}");
        await her.Send($"/organization/services/{id}", [("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\"")), .. fields]);
    }

    private static async Task<string> Bring(Persona her, byte[] file)
    {
        await her.Open(Lists);
        await her.SendFile(Lists, "own.xlsx", file);
        var id = her.At[(her.At.LastIndexOf('/') + 1)..];
        var columns = her
            .Page.Split("<select class=\"field\" id=\"column-")
            .Skip(1)
            .Select(s => ($"column-{s[..s.IndexOf('"')]}", Regex.Match(s, "value=\"([^\"]*)\" selected").Groups[1].Value));
        await her.Send($"{Lists}/{id}", [.. columns, ("language", her.Match("value=\"([^\"]+)\"[^>]* selected"))]);
        return id;
    }

    private static (string, string) Mark(Persona her) => ("mark", her.Match("name=\"mark\" value=\"([0-9A-F]+)\""));

    private static byte[] Edit(byte[] sheet, Guid id, string column, string cell, Func<string, string>? code = null)
    {
        var own = ReadListFile.Read(sheet, ListWords.All).Table!;
        var at = own.Headings.ToList().FindIndex(h => ListWords.All.ColumnOf(h) == column);
        return WriteSheet.Of(
            own.Sheet,
            [.. own.Headings],
            own.Rows.Select(r =>
                (IReadOnlyList<string>)
                    [
                        .. r.Cells.Select(
                            (c, i) =>
                                i == at && OwnCode.Of(r.Cells[0])!.Value.Id == id ? cell
                                : i == 0 && code is not null ? code(c)
                                : c
                        ),
                    ]
            )
        );
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task What_was_written_since_stays_and_what_the_sheet_changes_is_taken(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, ours) = (await network.Kyrgyz(), (await Ours(network)).Id);
        var sheet = await her.Download($"{Lists}/own");
        await Write(her, ours, ("phone", "000 98 76 54"), ("phone-for", "Public"), ("status", nameof(ListingStatus.TemporarilyClosed)));
        await Bring(her, sheet);
        Assert.True(her.Sees("There is nothing to take"), her.Page);

        var id = await Bring(her, Edit(sheet, ours, "email", "new@example.org"));
        Assert.True(her.Sees("services that change: 1") && !her.Sees("Newer than the list"), her.Page);
        await her.Send($"{Lists}/{id}/take", Mark(her));
        var now = await Read(network, ours);
        Assert.Equal(("new@example.org", ListingStatus.TemporarilyClosed), (now.Email, now.Status));
        Assert.Equal("000 98 76 54", now.Phones.Single().For<OwnerReader>()!.Number);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task Where_both_changed_a_value_it_is_told_who_wrote_and_the_list_goes_over_it_only_with_a_tick(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, ours) = (await network.Kyrgyz(), (await Ours(network)).Id);
        var sheet = await her.Download($"{Lists}/own");
        await Write(her, ours, ("email", "colleague@example.org"));
        var changed = Edit(sheet, ours, "email", "sheet@example.org");
        var id = await Bring(her, changed);
        Assert.True(her.Sees("Newer than the list: written by ") && her.Sees("sheet@example.org"), her.Page);
        await her.Send($"{Lists}/{id}/take", Mark(her));
        Assert.Equal("colleague@example.org", (await Read(network, ours)).Email);

        id = await Bring(her, changed);
        var over = her.Match("name=\"over\" value=\"([0-9]+:email)\"");
        await her.Send($"{Lists}/{id}/take", Mark(her), ("over", over));
        Assert.Equal("sheet@example.org", (await Read(network, ours)).Email);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_list_that_does_not_say_what_it_was_made_from_goes_over_nothing_that_is_newer_than_the_last_list(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var (her, ours) = (await network.Kyrgyz(), (await Ours(network)).Id);
        var sheet = Edit(await her.Download($"{Lists}/own"), ours, "email", "first@example.org", c => $"{OwnCode.Of(c)!.Value.Id}");
        var id = await Bring(her, sheet);
        await her.Send($"{Lists}/{id}/take", Mark(her));
        Assert.Equal("first@example.org", (await Read(network, ours)).Email);
        network.Clock.Forward(TimeSpan.FromMinutes(1));
        await Write(her, ours, ("email", "colleague@example.org"));
        id = await Bring(her, sheet);
        Assert.True(her.Sees("Newer than the list"), her.Page);
        await her.Send($"{Lists}/{id}/take", Mark(her));
        Assert.Equal("colleague@example.org", (await Read(network, ours)).Email);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_row_without_a_tick_is_left_out_also_from_page_to_page(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var her = await network.Kyrgyz();
        var rows = Enumerable.Range(0, 60).Select(i => (IReadOnlyList<string>)[$"Услуга {i}", "убежище", "Ош"]);
        var id = await Bring(her, WriteSheet.Of("Лист", ["Название", "Вид помощи", "Город"], rows));
        var shown = Regex.Matches(her.Page, "name=\"shown\" value=\"([0-9]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(50, shown.Count);
        (string, string)[] said = [.. shown.Select(s => ("shown", s)), .. shown.Skip(1).Select(s => ("row", s))];
        var token = ("form-token", her.Match("name=\"form-token\" value=\"([^\"]+)\""));
        await her.SendRaw($"{Lists}/{id}/look?page=2", [token, Mark(her), .. said]);
        Assert.True(her.Sees($"name=\"left\" value=\"{shown[0]}\"") && her.Sees("Услуга 59"), her.Page);
        await her.Send($"{Lists}/{id}/take", Mark(her), ("left", shown[0]));
        Assert.True(her.Sees("added: 59, changed: 0"), her.Page);
        await using var db = network.Site.Node.Open();
        Assert.DoesNotContain(await db.Listings.Select(l => l.Document).ToListAsync(Cancel), l => l.Name.Original.Text == "Услуга 0");
    }
}
