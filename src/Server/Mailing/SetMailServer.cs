using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Mailing;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Mailing;

/// <summary>Gives a node a way to a mail server, or takes it. What waits to be sent goes with it.</summary>
internal static class SetMailServer
{
    /// <returns>What is wrong about it; null when it is kept.</returns>
    public static async Task<MailSetupFault?> Set(
        AppDb db,
        NodeFolder folder,
        IDataProtectionProvider seals,
        MailSetup setup,
        TimeProvider clock,
        CancellationToken cancel,
        Guid? operates = null
    )
    {
        if (setup.FindFault(folder.IsDemonstration) is { } fault)
            return fault;
        var former = await db.NodeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.Mail, cancel);
        await NodeSettings.Write(db, SettingKeys.Mail, MailServer.Of(setup, MailServer.Read(former?.Value), seals).Write(), cancel);
        db.Trail("mail.set", SettingKeys.Mail, clock, operates);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <returns>Whether there was one.</returns>
    public static async Task<bool> Clear(AppDb db, TimeProvider clock, CancellationToken cancel, Guid? operates = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.NodeSettings.Where(s => s.Key == SettingKeys.Mail).ExecuteDeleteAsync(cancel) == 0)
            return false;
        await db.OutgoingMails.ExecuteDeleteAsync(cancel);
        db.Trail("mail.clear", SettingKeys.Mail, clock, operates);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
