using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Domain.Members;
using Tirek.Domain.Programmes;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Claims;

/// <summary>Help for survivors that a member claimed stays in Find help, whatever its source makes of the entry later.</summary>
public sealed class ClaimedHelpTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_source_that_says_it_is_a_programme_now_makes_none_of_it(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var entries = new Entries(network);
        var entry = await entries.Add("one");
        var her = await network.Uzbek();
        var claim = await entries.Claim(her, entry);
        var own = await entries.Confirm(await network.Be(OrganizationKind.CrisisCentre, "KZ", Role.CivilSocietyFocalPoint), claim);
        await entries.Change(entry, l => l with { Terms = [ProgrammeRule.Kind], Programme = new(ProgrammeState.Active) });
        var page = $"/organization/claims/{claim}/source";
        // Nothing of it is hers to take, so nothing waits.
        await her.Open("/waiting");
        Assert.False(her.Sees("whose source says something else"), her.Page);
        await her.Open(page);
        Assert.True(her.Sees("nothing that you have not seen"), her.Page);
        await entries.Change(entry, l => l with { Email = "new@mail.example" });
        await her.Open(page);
        foreach (var key in new[] { "kinds", "state", "takes", "enrol" })
            Assert.False(her.Sees($"name=\"take\" value=\"{key}\""), key);
        await her.Send(
            page,
            ("mark", her.Match("name=\"mark\" value=\"([^\"]+)\"")),
            ("take", "kinds"),
            ("take", "state"),
            ("take", "takes"),
            ("take", "enrol"),
            ("take", "email")
        );
        await using var db = entries.Open();
        var shown = await db.PublicListings.AsNoTracking().SingleAsync(p => p.Id == own, Cancel);
        Assert.Equal(("new@mail.example", false), (shown.View.Email, shown.IsProgramme));
        Assert.Equal(["legal-aid"], shown.View.Terms);
        Assert.Contains("Description one", await network.Site.Get($"/en/find/{own}"), StringComparison.Ordinal);
    }
}
