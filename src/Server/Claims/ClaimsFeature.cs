using Tirek.Domain;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Claims;

/// <summary>A member says that an entry which nobody owns is its own; a focal point confirms; then it writes it, whatever its source goes on saying.</summary>
internal static class ClaimsFeature
{
    public static IServiceCollection AddClaims(this IServiceCollection services) => services.AddSingleton<IWaits, WaitingClaims>();

    public static void MapClaims(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/{language:language}/organization/claims");
        own.MapGet("", ListOwnClaims.Page).Reads(Permission.EditListings);
        own.MapGet("/find", FindEntry.Page).Reads(Permission.EditListings);
        own.MapPost("/find", FindEntry.Answer).Reads(Permission.EditListings);
        own.MapGet("/new/{entry:guid}", MakeClaim.Page).Reads(Permission.EditListings);
        own.MapPost("/new/{entry:guid}", MakeClaim.Answer).Writes(Permission.EditListings, "claim.make");
        own.MapPost("/{id:guid}/withdraw", WithdrawClaim.Answer).Writes(Permission.EditListings, "claim.withdraw");
        own.MapPost("/{id:guid}/read", ReadDecision.Answer).Writes(Permission.EditListings, "claim.read");
        own.MapPost("/{id:guid}/give-back", GiveBack.Answer).Writes(Permission.EditListings, "claim.give-back");
        own.MapGet("/{id:guid}/source", LookAtSource.Page).Reads(Permission.EditListings);
        own.MapPost("/{id:guid}/source", TakeFromSource.Answer).Writes(Permission.EditListings, "claim.source");
        var others = routes.MapGroup("/{language:language}/claims");
        others.MapGet("", ListClaims.Page).Reads(Permission.DecideClaims);
        others.MapPost("/{id:guid}/confirm", ConfirmClaim.Answer).Writes(Permission.DecideClaims, "claim.confirm");
        others.MapPost("/{id:guid}/refuse", RefuseClaim.Answer).Writes(Permission.DecideClaims, "claim.refuse");
        others.MapPost("/{id:guid}/take-back", TakeBackEntry.Answer).Writes(Permission.DecideClaims, "claim.take-back");
    }
}
