using System.Text;
using System.Text.Json;
using Tirek.Domain.Languages;
using Tirek.Domain.Places;
using Tirek.Domain.Taxonomy;

namespace Tirek.Bench;

/// <summary>
/// Invents a data package of HSDS 3.1 with fifteen rows to a service, among them its history (provenance): what a country's directory would send. The last
/// service has a name that no other has.
/// </summary>
internal static class InventFeed
{
    public const string LastName = "Zymboraquel";
    private const int PerOrganization = 4;
    private static readonly string[] Words =
    [
        "помощь",
        "женщинам",
        "кеңеш",
        "коргоо",
        "counselling",
        "shelter",
        "юрист",
        "ёрдам",
        "маслаҳат",
        "goldaw",
        "дети",
        "кризис",
    ];

    private static readonly IReadOnlyList<Term> Terms =
    [
        .. Taxonomy.All.Where(t => t.IsPublicByDefault && t.Key != "perpetrator-programme"),
    ];

    /// <summary>The folder with the feed.</summary>
    public static string Of(int services)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tirek-bench-feed-2-{services}");
        if (File.Exists(Path.Combine(folder, "datapackage.json")))
            return folder;
        Directory.CreateDirectory(folder);
        var random = new Random(42);
        var tables = new Tables(folder);
        foreach (var term in Terms)
            tables.Row("taxonomy_term", "id,code,name", $"{term.Id},{term.Key},\"{term.Name(Language.English)}\"");
        for (var i = 1; i <= services; i++)
            Service(tables, random, i, i == services ? LastName : $"{Some(random, 3)} {i}");
        tables.Close();
        return folder;
    }

    private static void Service(Tables tables, Random random, int i, string name)
    {
        var town = Gazetteer.AllTowns[random.Next(Gazetteer.AllTowns.Count)];
        var organization = $"o{(i - 1) / PerOrganization}";
        if ((i - 1) % PerOrganization == 0)
            tables.Row(
                "organization",
                "id,name,description,website",
                $"{organization},{Some(random, 3)} {i},{Some(random, 15)},https://o{i}.example"
            );
        tables.Row(
            "service",
            "id,organization_id,name,description,status,url,email,fees_description,eligibility_description,minimum_age,assured_date,last_modified",
            $"s{i},{organization},{name},{Some(random, 40)},active,https://s{i}.example,s{i}@mail.example,Free,{Some(random, 8)},18,2026-01-01,2026-05-01T10:00:00Z"
        );
        var at = FormattableString.Invariant(
            $"{town.Seat.Latitude + random.NextDouble() / 50:F5},{town.Seat.Longitude + random.NextDouble() / 50:F5}"
        );
        tables.Row(
            "location",
            "id,location_type,organization_id,name,latitude,longitude",
            $"l{i},physical,{organization},{Some(random, 2)},{at}"
        );
        tables.Row("service_at_location", "id,service_id,location_id", $"a{i},s{i},l{i}");
        tables.Row(
            "address",
            "id,location_id,address_1,city,state_province,postal_code,country,address_type",
            $"d{i},l{i},{Some(random, 1)} {random.Next(200)},{town.Name(Language.English)},,,{town.Country},physical"
        );
        tables.Row("phone", "id,service_id,number,type", $"p{i},s{i},000 {random.Next(100, 999)} {random.Next(100, 999)},voice");
        tables.Row("contact", "id,service_id,name,title", $"k{i},s{i},Invented person {i},Head");
        tables.Row("schedule", "id,service_id,freq,byday,opens_at,closes_at", $"h{i},s{i},WEEKLY,\"MO,TU,WE,TH,FR\",09:00,18:00");
        tables.Row("schedule", "id,service_id,freq,byday,opens_at,closes_at", $"g{i},s{i},WEEKLY,SA,10:00,14:00");
        tables.Row("language", "id,service_id,name,code", $"n{i},s{i},Russian,ru");
        tables.Row("language", "id,service_id,name,code", $"m{i},s{i},Kyrgyz,ky");
        foreach (var part in Enumerable.Range(0, 2))
            tables.Row(
                "attribute",
                "id,link_id,link_entity,taxonomy_term_id",
                $"t{i}-{part},s{i},service,{Terms[random.Next(Terms.Count)].Id}"
            );
        foreach (var part in Enumerable.Range(0, 2))
            tables.Row(
                "metadata",
                "id,resource_id,resource_type,last_action_date,last_action_type,field_name,previous_value,replacement_value,updated_by",
                $"e{i}-{part},s{i},service,2026-01-0{part + 1},update,description,{Some(random, 6)},{Some(random, 6)},An editor"
            );
    }

    private static string Some(Random random, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => Words[random.Next(Words.Length)]));

    private sealed class Tables(string folder)
    {
        private readonly Dictionary<string, StreamWriter> open = [];

        public void Row(string table, string heading, string row)
        {
            if (!open.TryGetValue(table, out var writer))
            {
                open[table] = writer = new(Path.Combine(folder, $"{table}.csv"), false, new UTF8Encoding(false));
                writer.WriteLine(heading);
            }
            writer.WriteLine(row);
        }

        public void Close()
        {
            foreach (var writer in open.Values)
                writer.Dispose();
            var resources = open.Keys.Select(t => new { name = t, path = $"{t}.csv" });
            File.WriteAllText(Path.Combine(folder, "datapackage.json"), JsonSerializer.Serialize(new { name = "invented", resources }));
        }
    }
}
