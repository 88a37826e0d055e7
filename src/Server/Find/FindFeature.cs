using Microsoft.AspNetCore.Http.HttpResults;
using Tirek.Domain;
using Tirek.Server.Duplicates;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Find;

/// <summary>Find help: what a person comes for first. Every page works without script, sets nothing and is read as the public.</summary>
internal static class FindFeature
{
    /// <summary>By its address as somebody shared it, or from a list: then the search comes along in the body, to lead back to the list.</summary>
    private static readonly string[] Asked = [HttpMethods.Get, HttpMethods.Post];

    public static void MapFind(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Landing).WhileOpen().Reads(Permission.Public);
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("", Landing).WhileOpen().Cached().Reads(Permission.Public);
        pages.MapGet("/find", Landing).WhileOpen().Cached().Reads(Permission.Public);
        pages.MapPost("/find", SearchListings.Answer).WhileOpen().Reads(Permission.Public);
        pages.MapPost("/find/share", ShareSearch.Page).WhileOpen().Reads(Permission.Public);
        pages.MapMethods("/find/shared/{code}", Asked, ShareSearch.Open).WhileOpen().Reads(Permission.Public);
        pages.MapMethods("/find/{id:guid}", Asked, ShowListing.Page).FollowsAliases().WhileOpen().Reads(Permission.Public);
        pages.MapMethods("/find/{id:guid}/card", Asked, ShowListing.Card).FollowsAliases().WhileOpen().Reads(Permission.Public);
        pages.MapGet("/find/{id:guid}/card.pdf", ShowListing.CardPdf).FollowsAliases().WhileOpen().Reads(Permission.Public);
        pages.MapMethods("/find/{id:guid}/sheet", Asked, ShowListing.Sheet).FollowsAliases().WhileOpen().Reads(Permission.Public);
        pages.MapGet("/find/{id:guid}/sheet.pdf", ShowListing.SheetPdf).FollowsAliases().WhileOpen().Reads(Permission.Public);
        pages.MapMethods("/find/{id:guid}/number", Asked, ShowListing.Number).FollowsAliases().WhileOpen().Reads(Permission.Public);
    }

    private static RazorComponentResult Landing() => new RazorComponentResult<LandingPage>();
}
