using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Server.Data;

namespace Tirek.Server.Members;

/// <summary>What stands in a link of an invitation, and how it is used up: once, whoever comes first.</summary>
internal static class UseInvitation
{
    private const int TokenBytes = 24;

    public static string MakeToken() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)).Replace('+', '-').Replace('/', '_');

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>The invitation that this token opens, if it still does.</summary>
    public static async Task<Invitation?> Find(AppDb db, string token, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = HashOf(token);
        return await db
            .Invitations.AsNoTracking()
            .SingleOrDefaultAsync(i => i.TokenHash == hash && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now, cancel);
    }

    /// <summary>False if somebody was quicker. In the caller's transaction.</summary>
    public static async Task<bool> Take(AppDb db, Invitation invitation, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        await db
            .Invitations.Where(i => i.Id == invitation.Id && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.UsedAt, now).SetProperty(i => i.UsedBy, by), cancel) == 1;
}
