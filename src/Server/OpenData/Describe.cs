using System.Text.Json.Nodes;

namespace Tirek.Server.OpenData;

/// <summary>What the API says of itself: version, profile, OpenAPI document.</summary>
internal static class Describe
{
    private const string Version = "3.1";
    private static readonly Lazy<JsonObject> Written = new(() => Read("profile.json"));

    public static IResult Api(HttpContext http)
    {
        var about = new JsonObject
        {
            ["version"] = Version,
            ["profile"] = Address(http, "/hsds/profile"),
            ["openapi_url"] = Address(http, "/hsds/openapi.json"),
        };
        if (http.IsDemonstration())
            about["demonstration"] = Domain.Hsds.WriteHsds.Demonstration;
        return Results.Json(about);
    }

    public static IResult OpenApi(HttpContext http)
    {
        var document = Read("openapi.json");
        document["servers"] = new JsonArray(new JsonObject { ["url"] = Address(http, "/hsds") });
        return Results.Json(document);
    }

    /// <summary>The profile: what it is, and the overlay of each schema of the standard (RFC 7396, JSON Merge Patch).</summary>
    public static IResult Profile(HttpContext http)
    {
        var profile = new JsonObject();
        foreach (var (name, value) in Written.Value)
            profile[name] = name == "schemas" ? Schemas(http, value!.AsObject()) : value!.DeepClone();
        return Results.Json(profile);
    }

    public static IResult Schema(string schema) =>
        Written.Value["schemas"]!.AsObject()[schema] is { } overlay
            ? Results.Json(overlay)
            : throw WrongRequest.NotFound("schema of the profile");

    private static JsonObject Schemas(HttpContext http, JsonObject schemas) =>
        new(schemas.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)Address(http, $"/hsds/profile/{s.Key}"))));

    private static string Address(HttpContext http, string path) => $"{http.Request.Scheme}://{http.Request.Host}{path}";

    private static JsonObject Read(string name)
    {
        using var stream = typeof(Describe).Assembly.GetManifestResourceStream($"Tirek.Server.OpenData.{name}")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
