using Tirek.Server.Data;

namespace Tirek.System.Tests.Architecture.Wrong;

/// <summary>Wrong on purpose: a page that changes a setting, and leaves no trace of it.</summary>
internal sealed class PageThatWrites
{
    public static async Task Change(AppDb db, CancellationToken cancel)
    {
        db.NodeSettings.Add(new NodeSetting { Key = "exit", Value = "" });
        await db.SaveChangesAsync(cancel);
    }
}
