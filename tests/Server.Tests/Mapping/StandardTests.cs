using Tirek.Domain.Members;
using Tirek.Server.Commands;
using Tirek.Server.Demonstration;
using Tirek.Server.Mapping;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Mapping;

/// <summary>Standards that are loaded: what is refused with its line, and that a figure is compared only where the standard names one.</summary>
public sealed class StandardTests
{
    private const string Good =
        "key,number,text,text-ru,question,at-least\na1,1.1,It lasts long enough,Она длится достаточно,sessions,24\nb,2,Somebody listens,,,\n";

    private static string[] Load(string file, string key = "example") =>
        [
            "standard",
            "load",
            file,
            "--key",
            key,
            "--name",
            "Example guidelines",
            "--source",
            "Example shelf 3",
            "--checked-on",
            "2026-11-20",
        ];

    [Theory]
    [InlineData("", "no column key")]
    [InlineData("key,number\na,1\n", "no column text")]
    [InlineData("key,number,text\n", "0")]
    [InlineData("key,number,text\nA b,1,x\n", "Line 2")]
    [InlineData("key,number,text\na,1,\n", "Line 2")]
    [InlineData("key,number,text\na,1,x\na,2,y\n", "stands twice")]
    [InlineData("key,number,text,question,at-least\na,1,x,sessions,many\n", "Line 2")]
    [InlineData("key,number,text,question,at-least\na,1,x,consent,3\n", "Line 2")]
    public void A_file_that_is_no_standard_is_refused_with_what_is_wrong(string file, string says)
    {
        var refused = Assert.Throws<CommandRefusal>(() => ReadStandard.Provisions(new StringReader(file)));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task A_loaded_standard_stands_on_every_programme_and_its_figure_beside_the_answer(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var node = network.Site.Node;
        var file = Path.Combine(node.Folder.Path, "standard.csv");
        await File.WriteAllTextAsync(file, Good, TestContext.Current.CancellationToken);
        Assert.Equal(2, (await node.Tirek(Load(file, "ic16"))).Code);
        Assert.Equal(2, (await node.Tirek(Load(file + ".none"))).Code);
        Assert.Equal(0, (await node.Tirek(Load(file))).Code);
        Assert.Equal(0, (await node.Tirek(Load(file))).Code);
        Assert.Contains("example  Example guidelines: 2 provisions", (await node.Tirek("standard", "list")).Said, StringComparison.Ordinal);
        var her = await network.Be(OrganizationKind.PerpetratorProgramme, "KG", Role.ProgrammeFacilitator);
        await her.Open($"/mapping/{DemonstrationListing.Id(7, "mapping")}");
        Assert.True(
            her.Sees("Example shelf 3 · as of 20 November 2026") && her.Sees("Number of sessions: 12 (the standard names at least 24)"),
            her.Page
        );
        Assert.Equal(0, (await node.Tirek("standard", "remove", "--key", "example")).Code);
        Assert.Equal(2, (await node.Tirek("standard", "remove", "--key", "example")).Code);
        await her.Open($"/mapping/{DemonstrationListing.Id(7, "mapping")}");
        Assert.False(her.Sees("Example shelf 3"));
    }
}
