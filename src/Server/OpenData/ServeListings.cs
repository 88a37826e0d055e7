using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Hsds;
using Tirek.Server.Data;

namespace Tirek.Server.OpenData;

/// <summary><c>/hsds/services</c>: lists and single services.</summary>
internal static class ServeListings
{
    public static readonly IReadOnlySet<string> Parameters = new HashSet<string>
    {
        "search",
        "page",
        "per_page",
        "format",
        "taxonomy_term_id",
        "taxonomy_id",
        "organization_id",
        "modified_after",
        "minimal",
        "full",
    };

    public static async Task List(HttpContext http, AppDb db)
    {
        var cancel = http.RequestAborted;
        var query = await ApiQuery.Read(http.Request, Parameters, cancel);
        var rows = ApiFilters.Listings(db, query);
        if (query.Minimal)
        {
            await Minimal(http, rows);
            return;
        }
        var isDemonstration = http.IsDemonstration();
        if (query.Full)
            await ApiLists.Answer(
                http,
                query,
                () => rows.CountAsync(cancel),
                (skip, take) => ReadPublicListings.Written(rows, skip, take, cancel),
                () => ReadPublicListings.AllWritten(rows, cancel),
                (json, written) => written.Put(json, isDemonstration)
            );
        else
            await ApiLists.Answer(
                http,
                query,
                () => rows.CountAsync(cancel),
                (skip, take) => ReadPublicListings.Page(db, rows, skip, take, cancel),
                () => ReadPublicListings.All(db, rows, cancel),
                (json, s) => WriteHsds.Service(json, s.View, s.Organization, s.ModifiedAt, HsdsForm.Short, isDemonstration)
            );
    }

    public static async Task One(HttpContext http, Guid id, AppDb db)
    {
        var cancel = http.RequestAborted;
        var found = await ReadPublicListings.Written(db.PublicListings.Where(l => l.Id == id), 0, 1, cancel);
        if (found.Count == 0)
            throw await Removals.Absent(db, id, "service", cancel);
        await ApiLists.One(http, json => found[0].Put(json, http.IsDemonstration()));
    }

    /// <summary>All ids with the time of their last change, in one answer (HSDS <c>minimal</c>).</summary>
    private static async Task Minimal(HttpContext http, IQueryable<PublicListing> rows)
    {
        var cancel = http.RequestAborted;
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = ApiPage.Writer(http.Response);
        json.WriteStartArray();
        await foreach (
            var row in rows.OrderBy(l => l.Id).Select(l => new { l.Id, l.ModifiedAt }).AsAsyncEnumerable().WithCancellation(cancel)
        )
        {
            json.WriteStartObject();
            json.WriteString("id", row.Id);
            json.WriteString(
                "modified_date",
                row.ModifiedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            );
            json.WriteEndObject();
            if (json.BytesPending > 64 * 1024)
            {
                await json.FlushAsync(cancel);
                await http.Response.BodyWriter.FlushAsync(cancel);
            }
        }
        json.WriteEndArray();
    }
}
