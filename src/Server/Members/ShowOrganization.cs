using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Network;

namespace Tirek.Server.Members;

/// <summary>The caller's own organisation: what is known of it, its people, and for a co-ordinator the open invitations.</summary>
internal static class ShowOrganization
{
    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db, TimeProvider clock) => Show(http, caller, db, clock, null);

    public static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, TimeProvider clock, string? fault)
    {
        var cancel = http.RequestAborted;
        var now = clock.GetUtcNow();
        var organization = await db
            .MemberOrganizations.Where(o => o.Id == caller.Organization)
            .Select(o => new OwnOrganization(o.Id, o.Name, o.Kind, o.Country, o.State, o.IsFounding, o.IsWomenLed, o.Areas, o.Languages))
            .SingleAsync(cancel);
        var open = caller.May(Domain.Permission.LeadOrganization)
            ? await db
                .Invitations.AsNoTracking()
                .Where(i => i.OrganizationId == organization.Id && i.UsedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
                .OrderBy(i => i.CreatedAt)
                .ToListAsync(cancel)
            : [];
        return new RazorComponentResult<OrganizationPage>(
            new
            {
                caller.Standing,
                Organization = organization,
                InNetwork = await ReadStanding.Of(db, caller, now, cancel),
                People = await Colleagues.Of(db, organization.Id, cancel),
                Invitations = open.Select(i => new OpenInvitation(i.Id, i.Note, RoleNames.Read(i.Roles), i.ExpiresAt)).ToList(),
                Fault = fault,
            }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
    }
}
