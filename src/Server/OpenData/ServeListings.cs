using System.Globalization;
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

    public static async Task List(HttpContext http, AppDb db, WholeList whole)
    {
        var cancel = http.RequestAborted;
        var query = await ApiQuery.Read(http.Request, Parameters, cancel);
        var rows = ApiFilters.Listings(db, query);
        if (query.Minimal)
            await Minimal(http, rows);
        else if (query.Full && query.IsStream)
            await ApiLists.Lines(http, ReadPublicListings.AllWritten(rows, cancel));
        else if (query.Full)
            await Full(http, query, rows, db, whole);
        else
            await ApiLists.Answer(
                http,
                query,
                () => rows.CountAsync(cancel),
                (skip, take) => ReadPublicListings.Page(db, rows, skip, take, cancel),
                () => ReadPublicListings.All(db, rows, cancel),
                (json, s) => WriteHsds.Service(json, s.View, s.Organization, s.ModifiedAt, HsdsForm.Short, http.IsDemonstration())
            );
    }

    /// <summary>A page of full services: of the whole list by what is kept of its order, of a part of it by counting and skipping.</summary>
    private static async Task Full(HttpContext http, ApiQuery query, IQueryable<PublicListing> rows, AppDb db, WholeList whole)
    {
        var cancel = http.RequestAborted;
        if (query.IsFiltered)
        {
            var some = new ApiPage(await rows.CountAsync(cancel), query);
            var found = query.Offset >= some.Total ? [] : await ReadPublicListings.Written(rows, (int)query.Offset, query.PerPage, cancel);
            await ApiLists.Page(http, some, found);
            return;
        }
        var ids = await whole.At(await http.LastPosition(db), cancel);
        var listings = ids.Page(query.Offset, query.PerPage) is { } span ? await whole.Written(db, span, cancel) : [];
        await ApiLists.Page(http, new(ids.Count, query), listings);
    }

    public static async Task One(HttpContext http, Guid id, AppDb db)
    {
        var cancel = http.RequestAborted;
        var found = await ReadPublicListings.Written(db.PublicListings.Where(l => l.Id == id), 0, 1, cancel);
        if (found.Count == 0 && await db.StandsFor(id, cancel) is { } kept)
        {
            http.Response.Redirect($"/hsds/services/{kept}", permanent: true, preserveMethod: true);
            return;
        }
        if (found.Count == 0)
            throw await Removals.Absent(db, id, "service", cancel);
        await ApiLists.One(http, found[0]);
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
