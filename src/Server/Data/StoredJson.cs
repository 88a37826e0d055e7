using System.Collections;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tirek.Server.Data;

/// <summary>How documents stand in the database: UTF-8 JSON, nothing written that is absent. Not an exchange format.</summary>
internal static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new WhereaboutsConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } },
    };

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (
            var property in type.Properties.Where(p =>
                p.PropertyType.IsAssignableTo(typeof(IEnumerable)) && p.PropertyType != typeof(string)
            )
        )
            // A parameter of a constructor has no initial value to fall back on when it is read.
            property.ShouldSerialize = (_, value) =>
                value is IEnumerable all && (property.AssociatedParameter is not null || !IsEmpty(all));
    }

    private static bool IsEmpty(IEnumerable all) => all is ICollection { Count: var count } ? count == 0 : !all.GetEnumerator().MoveNext();

    public static string Write<T>(T document) => JsonSerializer.Serialize(document, Options);

    /// <summary>The same as <see cref="Write"/> in UTF-8.</summary>
    public static byte[] Bytes(object document) => JsonSerializer.SerializeToUtf8Bytes(document, document.GetType(), Options);

    /// <summary>Tells one state of a document from another, in a form that bears what somebody saw. Not for who may not read all of it: it can be tried out.</summary>
    public static string MarkOf(object document) => Convert.ToHexString(SHA256.HashData(Bytes(document)).AsSpan(0, 12));

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private sealed class WhereaboutsConverter : JsonConverter<Domain.Listings.Whereabouts>
    {
        public override Domain.Listings.Whereabouts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var written = Converter(options).Read(ref reader, typeof(Written), options)!;
            return written.Area ?? (Domain.Listings.Whereabouts)written.Shown!;
        }

        public override void Write(Utf8JsonWriter writer, Domain.Listings.Whereabouts value, JsonSerializerOptions options) =>
            Converter(options)
                .Write(
                    writer,
                    new Written(value as Domain.Listings.Whereabouts.Shown, value as Domain.Listings.Whereabouts.AreaOnly),
                    options
                );

        private static JsonConverter<Written> Converter(JsonSerializerOptions options) =>
            (JsonConverter<Written>)options.GetConverter(typeof(Written));
    }

    private sealed record Written(Domain.Listings.Whereabouts.Shown? Shown, Domain.Listings.Whereabouts.AreaOnly? Area);
}
