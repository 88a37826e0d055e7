using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>A frozen edition: each programme as it was, and the whole as a file. What was written since is not in it.</summary>
internal static class ShowEdition
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, int number, Guid id)
    {
        var edition = await Read(db, number, http.RequestAborted);
        return new RazorComponentResult<EditionPage>(
            new
            {
                Round = await ListRounds.Find(db, number, http.RequestAborted),
                Programme = edition.Programmes.FirstOrDefault(p => p.Id == id) ?? throw Problems.NotFound(),
                edition.Standards,
            }
        );
    }

    public static async Task<IResult> Excel(HttpContext http, Caller caller, AppDb db, NodeFolder folder, int number) =>
        ExportMapping.Workbook(NameOf(number), http, folder, (await Read(db, number, http.RequestAborted)).Programmes);

    public static async Task<IResult> Csv(HttpContext http, Caller caller, AppDb db, NodeFolder folder, int number) =>
        ExportMapping.Table(NameOf(number), http, folder, (await Read(db, number, http.RequestAborted)).Programmes);

    /// <summary>The bytes of which the fingerprint is one.</summary>
    public static async Task<IResult> Json(HttpContext http, Caller caller, AppDb db, int number) =>
        Results.File(Encoding.UTF8.GetBytes(await Stored(db, number, http.RequestAborted)), "application/json", $"{NameOf(number)}.json");

    /// <summary>What the edition holds. Sheets for civil society only, and names of who does not want to be seen by the state, never came in.</summary>
    /// <exception cref="Problem">There is no such round, or it is not frozen.</exception>
    public static async Task<FrozenEdition> Read(AppDb db, int number, CancellationToken cancel) =>
        StoredJson.Read<FrozenEdition>(await Stored(db, number, cancel));

    private static string NameOf(int number) => $"mapping-edition-{number}";

    private static async Task<string> Stored(AppDb db, int number, CancellationToken cancel) =>
        await db.MappingRounds.Where(r => r.Number == number).Select(r => r.Edition).SingleOrDefaultAsync(cancel)
        ?? throw Problems.NotFound();
}
