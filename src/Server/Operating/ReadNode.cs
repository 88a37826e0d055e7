using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Crisis;
using Tirek.Domain.Operating;
using Tirek.Server.Data;
using Tirek.Server.Keeping;
using Tirek.Server.Members;
using Tirek.Server.Node;

namespace Tirek.Server.Operating;

/// <summary>Looks at the node for whoever runs it. The findings are those of <c>./tirek check</c>, but for the comparison of the database's own indexes.</summary>
internal sealed class ReadNode(AppDb db, NodeFolder folder, NodeState state, TimeProvider clock)
{
    public async Task<NodeOverview> Read(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var invitations = await InviteFromOutside.Open(db, now).AsNoTracking().OrderBy(i => i.CreatedAt).ToListAsync(cancel);
        var founded = await db.MemberOrganizations.CountAsync(o => o.IsFounding, cancel);
        return new(
            await new CheckNode(db, folder, clock, thorough: false).All(cancel).ToListAsync(cancel),
            await Versions(cancel),
            new(await NodeSize.OfDatabase(db, folder, cancel), NodeSize.OfIndex(folder), NodeSize.OfTheRest(folder), NodeSize.Free(folder)),
            LanguageCounts.All,
            [.. state.Current.CrisisNumbers.Select(n => Kept(n, CrisisRule.LatestCheck(now)))],
            await LastBackup.Find(db, cancel),
            InviteFromOutside.FoundingOrganizations - founded - invitations.Count(i => i.Kind == InvitationKind.FoundingOrganization),
            [.. invitations.Select(i => new NodeInvitation(i.Id, i.Kind == InvitationKind.Operator, i.ExpiresAt))],
            await db
                .People.Where(p => p.IsOperator)
                .OrderBy(p => p.CreatedAt)
                .Select(p => new NodeOperator(p.Id, p.Name, p.CreatedAt))
                .ToListAsync(cancel)
        );
    }

    private async Task<NodeVersions> Versions(CancellationToken cancel)
    {
        var settings = await db
            .NodeSettings.AsNoTracking()
            .Where(s => s.Key == SchemaVersion.Key || s.Key == SchemaVersion.SinceKey)
            .ToDictionaryAsync(s => s.Key, s => s.Value, cancel);
        var engine = folder.Postgres is null
            ? "SELECT 'SQLite ' || sqlite_version() AS \"Value\""
            : "SELECT 'PostgreSQL ' || current_setting('server_version') AS \"Value\"";
        return new(
            SchemaVersion.Running,
            settings.GetValueOrDefault(SchemaVersion.Key, "?"),
            settings.TryGetValue(SchemaVersion.SinceKey, out var since) ? DateTimeOffset.Parse(since, CultureInfo.InvariantCulture) : null,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription,
            await db.Database.SqlQueryRaw<string>(engine).SingleAsync(cancel)
        );
    }

    private static KeptNumber Kept(CrisisNumber number, DateOnly today) =>
        new(
            number.Country,
            number.Number,
            number.CheckedBy,
            number.CheckedOn,
            Math.Max(0, today.DayNumber - number.CheckedOn.DayNumber),
            CrisisRule.IsVerified(number.CheckedOn, today)
        );
}
