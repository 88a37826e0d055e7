using Tirek.Domain;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Members;

/// <summary>Organisations with people here: founding, inviting, roles.</summary>
internal static class MembersFeature
{
    public static IServiceCollection AddMembers(this IServiceCollection services) =>
        services.AddSingleton<IWaits, SecondCoordinator>().AddSingleton<IWaits, RenewalDue>();

    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("/organization/new", FoundOrganization.Page).Reads(Permission.Public);
        pages.MapPost("/organization/new", FoundOrganization.Answer).Writes(Permission.Public, "organization.found");
        pages.MapGet("/join/{token}", JoinOrganization.Page).Reads(Permission.Public);
        pages.MapPost("/join/{token}", JoinOrganization.Answer).Writes(Permission.Public, "invitation.use");
        pages.MapGet("/organization", ShowOrganization.Page).Reads(Permission.SeeOrganization);
        pages.MapGet("/organization/change", ChangeOrganization.Page).Reads(Permission.LeadOrganization);
        pages.MapPost("/organization/change", ChangeOrganization.Answer).Writes(Permission.LeadOrganization, "organization.change");
        pages.MapPost("/organization/invitations", InviteColleague.Answer).Writes(Permission.LeadOrganization, "invitation.make");
        pages
            .MapPost("/organization/invitations/{id:guid}/withdraw", WithdrawInvitation.Answer)
            .Writes(Permission.LeadOrganization, "invitation.withdraw");
        pages.MapGet("/organization/people/{id:guid}", ShowColleague.Page).Reads(Permission.LeadOrganization);
        pages.MapPost("/organization/people/{id:guid}/roles", ChangeRoles.Answer).Writes(Permission.LeadOrganization, "roles.change");
        pages
            .MapPost("/organization/people/{id:guid}/sign-out", SignOutColleague.Answer)
            .Writes(Permission.LeadOrganization, "sessions.end");
        pages.MapPost("/organization/people/{id:guid}/end", EndMembership.Answer).Writes(Permission.LeadOrganization, "membership.end");
        pages.MapPost("/organization/leave", LeaveOrganization.Answer).Writes(Permission.SeeOrganization, "membership.leave");
    }
}
