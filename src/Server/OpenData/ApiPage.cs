using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tirek.Server.OpenData;

/// <summary>One page of a list as the standard wraps it (HSDS 3.1 API, schema <c>Page</c>).</summary>
internal sealed record ApiPage(int Total, ApiQuery Query)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Utf8JsonWriter Writer(HttpResponse response) => Writer(response.BodyWriter);

    public static Utf8JsonWriter Writer(IBufferWriter<byte> to) => new(to, Options);

    public int Pages => (int)Math.Min(int.MaxValue, (Total + (long)Query.PerPage - 1) / Query.PerPage);

    /// <summary>Begins an answer of one page; the caller writes the items and then <see cref="End"/>.</summary>
    public void Begin(Utf8JsonWriter json, int size, bool isDemonstration)
    {
        json.WriteStartObject();
        json.WriteNumber("total_items", Total);
        json.WriteNumber("total_pages", Pages);
        json.WriteNumber("page_number", Query.Page);
        json.WriteNumber("size", size);
        json.WriteBoolean("first_page", Query.Page == 1);
        json.WriteBoolean("last_page", Query.Page >= Pages);
        json.WriteBoolean("empty", size == 0);
        if (isDemonstration)
            json.WriteString("demonstration", Domain.Hsds.WriteHsds.Demonstration);
        json.WriteStartArray("contents");
    }

    public static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
