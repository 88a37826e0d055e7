using System.Buffers;
using System.Text.Json;

namespace Tirek.Server.OpenData;

/// <summary>Answers with a list: one page of it, or all of it as a stream of lines (ndjson) that holds no more than a batch in memory.</summary>
internal static class ApiLists
{
    public const int Batch = 200;
    private const string Ndjson = "application/x-ndjson";
    private const string Json = "application/json; charset=utf-8";

    private static ReadOnlySpan<byte> PageEnd => "]}"u8;

    /// <param name="count">How many there are in all.</param>
    /// <param name="take">So many items from this place in their order on.</param>
    /// <param name="stream">All items, a batch at a time.</param>
    public static async Task Answer<T>(
        HttpContext http,
        ApiQuery query,
        Func<Task<int>> count,
        Func<int, int, Task<IReadOnlyList<T>>> take,
        Func<IAsyncEnumerable<IReadOnlyList<T>>> stream,
        Action<Utf8JsonWriter, T> write
    )
    {
        var cancel = http.RequestAborted;
        if (query.IsStream)
        {
            http.Response.ContentType = Ndjson;
            await foreach (var batch in stream().WithCancellation(cancel))
                await Lines(http.Response, batch, write, cancel);
            return;
        }
        var page = new ApiPage(await count(), query);
        var items = query.Offset >= page.Total ? [] : await take((int)query.Offset, query.PerPage);
        http.Response.ContentType = Json;
        await using (var json = ApiPage.Writer(http.Response))
        {
            page.Begin(json, items.Count, http.IsDemonstration());
            foreach (var item in items)
                write(json, item);
            ApiPage.End(json);
        }
        await http.Response.BodyWriter.FlushAsync(cancel);
    }

    /// <summary>A page of full services, which are written already: their bytes go out as they are, and the length of the answer is known before.</summary>
    public static async Task Page(HttpContext http, ApiPage page, IReadOnlyList<WrittenListing> listings)
    {
        var isDemonstration = http.IsDemonstration();
        var head = new ArrayBufferWriter<byte>();
        await using (var json = ApiPage.Writer(head))
            page.Begin(json, listings.Count, isDemonstration);
        http.Response.ContentType = Json;
        http.Response.ContentLength =
            head.WrittenCount + listings.Sum(l => (long)l.Length(isDemonstration)) + Math.Max(0, listings.Count - 1) + PageEnd.Length;
        var body = http.Response.BodyWriter;
        body.Write(head.WrittenSpan);
        for (var i = 0; i < listings.Count; i++)
        {
            if (i > 0)
                body.Write(","u8);
            listings[i].WriteTo(body, isDemonstration);
        }
        body.Write(PageEnd);
        await body.FlushAsync(http.RequestAborted);
    }

    /// <summary>Full services as lines.</summary>
    public static async Task Lines(HttpContext http, IAsyncEnumerable<IReadOnlyList<WrittenListing>> batches)
    {
        var isDemonstration = http.IsDemonstration();
        http.Response.ContentType = Ndjson;
        await foreach (var batch in batches.WithCancellation(http.RequestAborted))
        {
            foreach (var listing in batch)
            {
                listing.WriteTo(http.Response.BodyWriter, isDemonstration);
                http.Response.BodyWriter.Write("\n"u8);
            }
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    public static async Task One(HttpContext http, WrittenListing listing)
    {
        http.Response.ContentType = Json;
        listing.WriteTo(http.Response.BodyWriter, http.IsDemonstration());
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    public static async Task One(HttpContext http, Action<Utf8JsonWriter> write)
    {
        http.Response.ContentType = Json;
        await using (var json = ApiPage.Writer(http.Response))
            write(json);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static async Task Lines<T>(
        HttpResponse response,
        IReadOnlyList<T> batch,
        Action<Utf8JsonWriter, T> write,
        CancellationToken cancel
    )
    {
        foreach (var item in batch)
        {
            await using (var json = ApiPage.Writer(response))
                write(json, item);
            response.BodyWriter.Write("\n"u8);
        }
        await response.BodyWriter.FlushAsync(cancel);
    }

    public static bool IsDemonstration(this HttpContext http) => http.RequestServices.GetRequiredService<Node.NodeFolder>().IsDemonstration;
}
