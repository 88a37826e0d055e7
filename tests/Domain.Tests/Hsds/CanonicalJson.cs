using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tirek.Domain.Tests.Hsds;

/// <summary>JSON in the canonical form of RFC 8785 as far as these documents need it: members sorted by UTF-16 code units, numbers as ECMAScript writes them.</summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = global::System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(JsonNode? node) =>
        node switch
        {
            JsonObject all =>
                $"{{{string.Join(',', all.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{JsonSerializer.Serialize(p.Key, Plain)}:{Of(p.Value)}"))}}}",
            JsonArray all => $"[{string.Join(',', all.Select(Of))}]",
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonSerializer.Serialize(
                value.Deserialize<double>(),
                Plain
            ),
            null => "null",
            _ => JsonSerializer.Serialize(node.Deserialize<JsonElement>(), Plain),
        };
}
