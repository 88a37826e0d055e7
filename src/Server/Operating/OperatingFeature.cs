using Tirek.Domain;
using Tirek.Server.Http;

namespace Tirek.Server.Operating;

/// <summary>The page of whoever runs the node: how it is, what it stands on, whom only she can invite, what she can read. No member's affairs.</summary>
internal static class OperatingFeature
{
    public static IServiceCollection AddOperating(this IServiceCollection services) => services.AddScoped<ReadNode>();

    public static void MapOperating(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/node");
        pages.MapGet("", ShowNode.Page).Reads(Permission.OperateNode);
        pages.MapPost("/invitations", InviteToNode.Answer).Writes(Permission.OperateNode, "invitation.make");
        pages.MapPost("/invitations/{id:guid}/withdraw", InviteToNode.Withdraw).Writes(Permission.OperateNode, "invitation.withdraw");
        pages.MapPost("/operators/{id:guid}/end", EndOperator.Answer).Writes(Permission.OperateNode, "operator.end");
    }
}
