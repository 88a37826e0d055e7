using Tirek.Domain;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Responses;

/// <summary>The response of a place: for each town who answers there, with its sheet to print and the booklet of a country.</summary>
internal static class ResponsesFeature
{
    public static IServiceCollection AddResponses(this IServiceCollection services) =>
        services.AddScoped<ReadResponses>().AddSingleton<IWaits, WaitingSignatures>();

    public static void MapResponses(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/places");
        pages.MapGet("", ListPlaces.Page).Reads(Permission.SeeNetwork);
        pages.MapPost("", ListPlaces.Begin).Reads(Permission.BuildResponse);
        pages.MapGet("/{place}", ShowResponse.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/change", ChangeResponse.Page).Reads(Permission.BuildResponse);
        pages.MapPost("/{place}/change", ChangeResponse.Answer).Writes(Permission.BuildResponse, "response.change").KeepsForm();
        pages.MapPost("/{place}/sign", SignResponse.Answer).Writes(Permission.SignResponse, "response.sign");
        pages.MapPost("/{place}/unsign", SignResponse.TakeBack).Writes(Permission.SignResponse, "response.unsign");
        pages.MapPost("/{place}/given-out", GiveOut.Answer).Writes(Permission.BuildResponse, "response.give-out");
        pages.MapGet("/{place}/sheet", ShowPrinted.Sheet).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/sheet.pdf", ShowPrinted.SheetPdf).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/sheet.docx", ShowPrinted.SheetWord).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/booklet", ShowPrinted.Booklet).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/booklet.pdf", ShowPrinted.BookletPdf).Reads(Permission.SeeNetwork);
        pages.MapGet("/{place}/booklet.docx", ShowPrinted.BookletWord).Reads(Permission.SeeNetwork);
    }
}
