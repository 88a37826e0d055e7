using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;

namespace Tirek.Server.Mailing;

/// <summary>The link that was sent to an address: opening it changes nothing, since programs open links too; the button behind it counts once.</summary>
internal static class ConfirmMailAddress
{
    public static async Task<IResult> Page(HttpContext http, AppDb db, TimeProvider clock, string token) =>
        await Asked(db, token, clock).AnyAsync(http.RequestAborted) ? Show(http, isDone: false) : Spent();

    public static async Task<IResult> Answer(HttpContext http, AppDb db, TimeProvider clock, string token)
    {
        var now = clock.GetUtcNow();
        var confirmed = await Asked(db, token, clock)
            .ExecuteUpdateAsync(
                u => u.SetProperty(a => a.ConfirmedAt, now).SetProperty(a => a.TokenHash, (byte[]?)null),
                http.RequestAborted
            );
        return confirmed == 1 ? Show(http, isDone: true) : Spent();
    }

    private static IQueryable<MailAddress> Asked(AppDb db, string token, TimeProvider clock)
    {
        var hash = MailAddresses.HashOf(token);
        var oldest = clock.GetUtcNow() - Retention.UnconfirmedMail;
        return db.MailAddresses.Where(a => a.TokenHash == hash && a.ConfirmedAt == null && a.GivenAt > oldest);
    }

    private static RazorComponentResult Show(HttpContext http, bool isDone) =>
        new RazorComponentResult<ConfirmMailPage>(new { Path = http.Request.Path.Value, IsDone = isDone });

    private static RazorComponentResult Spent() => new RazorComponentResult<ConfirmMailPage>(new { IsSpent = true }) { StatusCode = 404 };
}
