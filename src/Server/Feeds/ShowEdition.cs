using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Feeds;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Feeds;

/// <summary>How far an edition is, what it would change, and what came of it; and how far alone, for the page to bring itself up to date.</summary>
internal static class ShowEdition
{
    public static async Task<IResult> Page(HttpContext http, AppDb db, Guid id) =>
        Show(await OpenFeeds.Find(db, id, http.RequestAborted), isOther: false);

    public static async Task<IResult> SoFar(HttpContext http, AppDb db, Guid id) =>
        new RazorComponentResult<SoFarPart>(new { Edition = OpenFeeds.View(await OpenFeeds.Find(db, id, http.RequestAborted)) });

    /// <param name="isOther">It is not as she saw it: nothing was done.</param>
    /// <param name="reading">The edition as it is stored now.</param>
    public static IResult Show(FeedReading reading, bool isOther) =>
        new RazorComponentResult<EditionPage>(
            new
            {
                Edition = OpenFeeds.View(reading),
                Difference = reading.State == FeedState.ToDecide ? OpenFeeds.DifferenceOf(reading) : null,
                Mark = OpenFeeds.MarkOf(reading),
                IsOther = isOther,
            }
        )
        {
            StatusCode = isOther ? 409 : 200,
        };
}
