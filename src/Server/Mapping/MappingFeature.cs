using Tirek.Domain;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Mapping;

/// <summary>
/// The mapping of programmes for people who use violence: what members know of each, in sheets of their own; compared, counted, frozen in editions. For members:
/// the public page of a programme shows none of it (directory.md §4).
/// </summary>
internal static class MappingFeature
{
    public static IServiceCollection AddMapping(this IServiceCollection services) =>
        services.AddScoped<ReadMapping>().AddSingleton<IWaits, WaitingPartnerWords>();

    public static void MapMapping(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/mapping");
        pages.MapGet("", ListMapping.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/new", BeginProgramme.Page).Reads(Permission.MapProgrammes);
        pages.MapPost("/new", BeginProgramme.Answer).Writes(Permission.MapProgrammes, "mapping.begin");
        pages.MapGet("/{id:guid}", ShowProgramme.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/{id:guid}/write/{section}", WriteSection.Page).Reads(Permission.MapProgrammes);
        pages.MapPost("/{id:guid}/write/{section}", WriteSection.Answer).Writes(Permission.MapProgrammes, "mapping.write").KeepsForm();
        pages.MapPost("/{id:guid}/undo", UndoSheet.Answer).Writes(Permission.MapProgrammes, "mapping.undo");
        pages.MapPost("/{id:guid}/remove", UndoSheet.TakeAway).Writes(Permission.MapProgrammes, "mapping.remove");
        pages.MapPost("/{id:guid}/reply/{point}", ReplyToPoint.Answer).Writes(Permission.MapProgrammes, "mapping.reply").KeepsForm();
        pages.MapGet("/{id:guid}/assess/{standard}", AssessProgramme.Page).Reads(Permission.MapProgrammes);
        pages
            .MapPost("/{id:guid}/assess/{standard}", AssessProgramme.Answer)
            .Writes(Permission.MapProgrammes, "mapping.assess")
            .KeepsForm();
        pages.MapPost("/{id:guid}/word", SayPartnerWord.Answer).Writes(Permission.ConfirmPartnerContact, "mapping.word");
        pages.MapGet("/compare/{section}", CompareProgrammes.Page).Reads(Permission.SeeNetwork);
        pages.MapPost("/compare/{section}", CompareProgrammes.Choose).Reads(Permission.SeeNetwork);
        pages.MapGet("/beside/{ids}", CompareProgrammes.Beside).Reads(Permission.SeeNetwork);
        pages.MapGet("/countries", CompareCountries.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/countries/{country:length(2)}", ShowSummary.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/countries/{country:length(2)}/summary.pdf", ShowSummary.Pdf).Reads(Permission.SeeNetwork);
        pages.MapGet("/countries/{country:length(2)}/summary.docx", ShowSummary.Word).Reads(Permission.SeeNetwork);
        pages.MapGet("/mapping.xlsx", ExportMapping.Excel).Reads(Permission.SeeNetwork);
        pages.MapGet("/mapping.csv", ExportMapping.Csv).Reads(Permission.SeeNetwork);
        pages.MapGet("/rounds", ListRounds.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/rounds/new", BeginRound.Page).Reads(Permission.LeadMapping);
        pages.MapPost("/rounds/new", BeginRound.Answer).Writes(Permission.LeadMapping, "mapping.round");
        pages.MapGet("/rounds/{number:int}", ShowRound.Page).Reads(Permission.SeeNetwork);
        pages
            .MapPost("/rounds/{number:int}/comment", CommentOnRound.Answer)
            .Writes(Permission.MapProgrammes, "mapping.comment")
            .KeepsForm();
        pages
            .MapPost("/rounds/{number:int}/comment/{id:guid}/withdraw", WithdrawRound.Comment)
            .Writes(Permission.MapProgrammes, "mapping.withdraw-comment");
        pages.MapPost("/rounds/{number:int}/withdraw", WithdrawRound.Answer).Writes(Permission.LeadMapping, "mapping.withdraw-round");
        pages.MapPost("/rounds/{number:int}/freeze", FreezeRound.Answer).Writes(Permission.LeadMapping, "mapping.freeze");
        pages.MapGet("/rounds/{number:int}/{id:guid}", ShowEdition.Page).Reads(Permission.SeeNetwork);
        pages.MapGet("/rounds/{number:int}/edition.xlsx", ShowEdition.Excel).Reads(Permission.SeeNetwork);
        pages.MapGet("/rounds/{number:int}/edition.csv", ShowEdition.Csv).Reads(Permission.SeeNetwork);
        pages.MapGet("/rounds/{number:int}/edition.json", ShowEdition.Json).Reads(Permission.SeeNetwork);
    }
}
