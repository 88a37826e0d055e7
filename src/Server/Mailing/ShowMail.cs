using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Mailing;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Mailing;

/// <summary>How the node sends mail, for its operator: the way to the server without its password, and how much waits. No address of anybody.</summary>
internal static class ShowMail
{
    public static async Task<IResult> Page(HttpContext http, AppDb db)
    {
        var kept = await db.NodeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.Mail, http.RequestAborted);
        var setup = MailServer.Read(kept?.Value)?.Shown;
        return await Show(http, db, setup ?? MailSetup.Empty with { Site = $"{http.Request.Scheme}://{http.Request.Host}" });
    }

    /// <param name="fault">What was wrong about the form just sent, or why a test was not taken.</param>
    /// <param name="done">What was done.</param>
    public static async Task<IResult> Show(HttpContext http, AppDb db, MailSetup setup, string? fault = null, string? done = null)
    {
        var cancel = http.RequestAborted;
        var waiting = await db.OutgoingMails.CountAsync(cancel);
        var oldest = await db
            .OutgoingMails.AsNoTracking()
            .OrderBy(m => m.QueuedAt)
            .Select(m => new MailQueue(waiting, m.QueuedAt, m.Fault))
            .FirstOrDefaultAsync(cancel);
        return new RazorComponentResult<MailSetupPage>(
            new
            {
                Setup = setup,
                IsSetUp = await db.NodeSettings.AnyAsync(s => s.Key == SettingKeys.Mail, cancel),
                Queue = oldest ?? new(0, null, null),
                Fault = fault,
                Done = done,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
