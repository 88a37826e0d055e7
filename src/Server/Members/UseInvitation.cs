using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Members;
using Tirek.Server.Data;

namespace Tirek.Server.Members;

/// <summary>What stands in a link of an invitation, and how it is used up: once, whoever comes first.</summary>
internal static class UseInvitation
{
    /// <summary>120 random bits, as signs that can be typed from paper.</summary>
    private const int Length = 24;

    public static string MakeToken() => CodeSigns.Make(Length);

    /// <summary>However it was typed: in small letters, without hyphens, O for 0.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(CodeSigns.Read(token, Length) ?? token));

    /// <summary>The invitation that this token opens, if it still does.</summary>
    public static async Task<Invitation?> Find(AppDb db, string token, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = HashOf(token);
        return await db
            .Invitations.AsNoTracking()
            .Where(i =>
                i.Kind != InvitationKind.Reopening
                || db.MemberOrganizations.Any(o => o.Id == i.OrganizationId && o.State == MemberState.Member)
            )
            .SingleOrDefaultAsync(i => i.TokenHash == hash && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now, cancel);
    }

    /// <summary>False if somebody was quicker. For whom it was is forgotten with it. In the caller's transaction.</summary>
    public static async Task<bool> Take(AppDb db, Invitation invitation, Guid by, DateTimeOffset now, CancellationToken cancel) =>
        await db
            .Invitations.Where(i => i.Id == invitation.Id && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.UsedAt, now).SetProperty(i => i.UsedBy, by).SetProperty(i => i.Note, ""), cancel)
        == 1;
}
