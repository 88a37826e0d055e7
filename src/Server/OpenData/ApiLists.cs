using System.Buffers;
using System.Text.Json;

namespace Tirek.Server.OpenData;

/// <summary>Answers with a list: one page of it, or all of it as a stream of lines (ndjson) that holds no more than a batch in memory.</summary>
internal static class ApiLists
{
    public const int Batch = 200;
    private const string Ndjson = "application/x-ndjson";

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
        http.Response.ContentType = "application/json; charset=utf-8";
        await using (var json = ApiPage.Writer(http.Response))
        {
            page.Begin(json, items.Count, http.IsDemonstration());
            foreach (var item in items)
                write(json, item);
            ApiPage.End(json);
        }
        await http.Response.BodyWriter.FlushAsync(cancel);
    }

    public static async Task One(HttpContext http, Action<Utf8JsonWriter> write)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
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
