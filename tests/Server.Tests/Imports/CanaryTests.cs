using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Imports;

/// <summary>Values under privacy flags, each a word found nowhere else, looked for in all that an import leaves behind.</summary>
public sealed class CanaryTests
{
    public static TheoryData<Provider> Providers => [Provider.Sqlite, Provider.Postgres];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What tells where a hidden place is: stored nowhere.</summary>
    internal static readonly string[] NeverStored =
    [
        "17 Zorvex Lane",
        "Quilbar Annex 9",
        "Bus 7741 to Plimsor",
        "40.513917",
        "72.816227",
        "Yestrin Street 5",
        "Xanthor House 88",
        "Wobrik Road 3",
        "Fendral Corner",
        "PO Box 55519",
        "Murglen Alley 21",
        "Tavrok Crossing 6",
    ];

    /// <summary>What professionals or the owner may read: stored, and in no public row, report or output.</summary>
    internal static readonly string[] NeverPublic =
    [
        "0700 555 121",
        "0700 555 122",
        "Jorvik Plandersson",
        "jorvik@plander.example",
        "Note of Krandel",
        "Sisters of Velmora",
        "The Drombel group",
        "desk@hask.example",
        "hask.example/door",
        "Only at Grintal",
    ];

    [Theory, MemberData(nameof(Providers))]
    public async Task What_flags_withhold_is_in_nothing_that_an_import_leaves(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        var (code, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        Assert.Equal(0, code);
        await LookEverywhere(node, said, said);
        // The place is there all the same, as an area.
        await using var db = node.Open();
        Assert.Equal(1, await db.PublicListings.CountAsync(p => p.Folded.Contains(" shelter "), Cancel));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task A_newer_feed_that_withholds_what_was_shown_leaves_no_trace_of_it_either(Provider provider)
    {
        await using var node = await TestNode.Make(provider);
        using var feed = Feed();
        using var open = Feed(isOpen: true);
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", open.Path)).Code);
        // A second edition in the open, so that former states are kept.
        open.With("service_area", "id,service_id,service_area", "sa1,s2,Osh");
        var location = await File.ReadAllTextAsync(Path.Combine(open.Path, "location.csv"), Cancel);
        open.With("location", Encoding.UTF8.GetBytes(location.Replace("Shelter house", "Shelter home", StringComparison.Ordinal)));
        Assert.Equal(0, (await node.Tirek("import", "hsds", "--yes", open.Path)).Code);
        var (_, said) = await node.Tirek("import", "hsds", "--yes", feed.Path);
        await LookEverywhere(node, said, "");

        // Nor does taking it back bring the address to light.
        Assert.Equal(0, (await node.Tirek("import", "undo", "3", "--yes")).Code);
        await using var db = node.Open();
        var place = await db.Locations.SingleAsync(l => l.SourceKey == "l2", Cancel);
        Assert.True(place.IsAreaOnly);
        await Find(NeverStored, await Stored(node));
    }

    private static async Task LookEverywhere(TestNode node, string said, string output)
    {
        await Find(NeverStored, await Stored(node));
        await Find(NeverStored, said);
        await Find(NeverPublic, output);
        await Find(NeverPublic, await Open(node));
        if (output.Length > 0)
            foreach (var report in Directory.GetFiles(node.Folder.Reports))
                await Find([.. NeverStored, .. NeverPublic], await File.ReadAllTextAsync(report, Cancel));
    }

    internal static Task Find(string[] canaries, string text)
    {
        var sung = canaries
            .Select(c => (Canary: c, At: text.IndexOf(c, StringComparison.OrdinalIgnoreCase)))
            .Where(c => c.At >= 0)
            .Select(c => $"{c.Canary} in …{text[Math.Max(0, c.At - 80)..Math.Min(text.Length, c.At + 80)]}…");
        Assert.Equal("", string.Join('\n', sung));
        return Task.CompletedTask;
    }

    /// <summary>Every byte of the node's folder as UTF-8 and UTF-16, and every row of a PostgreSQL database.</summary>
    internal static async Task<string> Stored(TestNode node)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(node.Folder.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancel);
            all.Append(Encoding.UTF8.GetString(bytes)).Append(Encoding.Unicode.GetString(bytes));
        }
        await using var db = node.Open();
        if (node.Folder.Postgres is not null)
            foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
#pragma warning disable EF1002 // The name is one of our own tables.
            foreach (
                var row in await db
                    .Database.SqlQueryRaw<string>($"SELECT to_json(t)::text AS \"Value\" FROM \"{table}\" t")
                    .ToListAsync(Cancel)
            )
                all.Append(row).Append('\n');
#pragma warning restore EF1002
        return all.ToString();
    }

    /// <summary>What pages, index and reports are made of.</summary>
    internal static async Task<string> Open(TestNode node)
    {
        await using var db = node.Open();
        var all = new StringBuilder();
        foreach (var row in await db.PublicListings.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(StoredJson.Write(row.View)).AppendLine(row.Folded);
        foreach (var row in await db.PublicOrganizations.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(StoredJson.Write(row.View)).AppendLine(row.Folded);
        foreach (var defect in await db.ImportDefects.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(defect.Value);
        foreach (var row in await db.QuarantinedRows.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(row.Content);
        foreach (var run in await db.AuditEntries.AsNoTracking().ToListAsync(Cancel))
            all.AppendLine(run.Subject);
        return all.ToString();
    }

    internal static TestFeed Feed(bool isOpen = false)
    {
        var yes = isOpen ? "no" : "yes";
        return new TestFeed()
            .With(
                "organization",
                "id,name,description,ExcludeFromDirectory,InternalNotes",
                "o1,Plain organisation,Our house is at 17 Zorvex Lane in town.,no,Note of Krandel",
                $"o2,Sisters of Velmora,We are the Sisters of Velmora.,{yes},"
            )
            .With(
                "service",
                "id,organization_id,name,description,application_process,url,email,status,EmailIsPrivate,WebsiteIsPrivate,ExcludeFromWebsite,PhysicalAddress1,InternalNotes2",
                $"s1,o2,Night line,Led by the Sisters of Velmora since long ago.,,https://hask.example/door,desk@hask.example,active,{yes},{yes},no,,",
                "s2,o1,Shelter,\"A quiet place. Come to 17 ZORVEX LANE, or call 0700 555 121. Ask Jorvik Plandersson.\",Take Bus 7741 to Plimsor,,,active,no,no,no,Xanthor House 88,Note of Krandel",
                $"s3,o1,The Drombel group,A closed group.,,The Drombel group,,active,no,no,{yes},,",
                "s4,o1,Open office,We send people on to 17 Zorvex Lane.,,,,active,no,no,no,,",
                "s5,o1,,A nameless one at 40.513917 72.816227,,,,active,no,no,no,Tavrok Crossing 6,"
            )
            .With(
                "location",
                "id,organization_id,name,description,transportation,latitude,longitude,PhysicalAddressIsPrivate,CrossStreet,Landmark",
                $"l2,o1,Shelter house,Opposite the Fendral Corner,Bus 7741 to Plimsor,40.513917,72.816227,{yes},Yestrin Street 5,Fendral Corner",
                "l4,o1,Office,,,42.87,74.57,no,,",
                $"l5,o1,Other house,,,95,195,{yes},,"
            )
            .With(
                "physical_address",
                "id,location_id,attention,address_1,address_2,city,country,MailingAddressIsPrivate",
                "p1,l2,,17 Zorvex Lane,Quilbar Annex 9,Osh,KG,no",
                "p2,l4,,1 Plain Street,,Bishkek,KG,no",
                "p3,l5,,Wobrik Road 3,,Osh,Nowhereland,no",
                "p4,l99,,Murglen Alley 21,,Osh,KG,no"
            )
            .With("postal_address", "id,location_id,address_1,city,country,IsPrivate", $"m1,l4,PO Box 55519,Bishkek,KG,{yes}")
            .With(
                "service_at_location",
                "id,service_id,location_id,description,IsPrivate",
                "a1,s2,l2,Behind the Fendral Corner,no",
                "a2,s4,l4,,no",
                $"a3,s4,l5,Only at Grintal,{yes}",
                "a4,s2,l99,Behind the Fendral Corner,no"
            )
            .With(
                "phone",
                "id,service_id,organization_id,number,PhoneIsPrivate",
                $"t1,s2,,0700 555 121,{yes}",
                $"t2,,o1,0700 555 122,{yes}",
                "t3,s4,,0700 000 000,no",
                $"t4,s99,,0700 555 122,{yes}",
                $"t5,s2,,Ask Jorvik Plandersson,{yes}"
            )
            .With("contact", "id,service_id,name,email,MainContactIsPrivate", $"c1,s2,Jorvik Plandersson,jorvik@plander.example,{yes}")
            .With(
                "metadata",
                "id,resource_id,last_action_date,field_name,previous_value,replacement_value",
                "h1,p1,2026-01-01,address_1,Murglen Alley 21,17 Zorvex Lane",
                "h2,l2,2026-01-01,name,House by the Fendral Corner,Shelter house"
            )
            .With("site_visits", "id,location_id,address,remark", "v1,l2,17 Zorvex Lane,Wobrik Road 3 next time");
    }
}
