using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain.Accounts;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Members;

/// <summary>The door to invitations: one that is not yet stored, and the page that shows its link once.</summary>
internal static class MakeInvitation
{
    /// <returns>The invitation and what stands in its link, which is kept nowhere.</returns>
    public static (Invitation Invitation, string Token) Of(InvitationKind kind, DateTimeOffset now, string note = "")
    {
        var token = UseInvitation.MakeToken();
        return (
            new()
            {
                Id = Guid.CreateVersion7(now),
                TokenHash = UseInvitation.HashOf(token),
                Kind = kind,
                Note = note,
                CreatedAt = now,
                ExpiresAt = now + Retention.Invitation,
            },
            token
        );
    }

    /// <param name="http">The request of whoever made it: its link begins as the address at which she is.</param>
    /// <param name="token">What stands in the link.</param>
    /// <param name="expires">When it opens nothing any more.</param>
    /// <param name="back">Where she goes on, after the language, and what that is called; null: to her organisation.</param>
    public static RazorComponentResult<InvitationPage> Shown(
        HttpContext http,
        string token,
        DateTimeOffset expires,
        (string Path, string Label)? back = null
    ) =>
        new(
            new
            {
                Address = $"{http.Request.Scheme}://{http.Request.Host}/{http.Language().Code}/join/{token}",
                Expires = expires,
                Back = back?.Path ?? "/organization",
                BackLabel = back?.Label ?? MembersText.BackToOrganization,
            }
        );
}
