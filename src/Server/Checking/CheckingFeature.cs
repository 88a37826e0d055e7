using Tirek.Domain;
using Tirek.Server.Duplicates;
using Tirek.Server.Http;
using Tirek.Server.Node;
using Tirek.Server.Shell;

namespace Tirek.Server.Checking;

/// <summary>Keeps the directory right: what is due to be checked, calls, and what readers say is wrong.</summary>
internal static class CheckingFeature
{
    public static IServiceCollection AddChecking(this IServiceCollection services) =>
        services.AddSingleton<IWaits, WaitingChecks>().AddSingleton<IWaits, WaitingNumbers>().AddSingleton<ReadersLately>();

    public static void MapChecking(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}");
        pages.MapGet("/correct/{id:guid}", SendCorrection.Page).FollowsAliases().WhileOpen().Reads(Permission.Public);
        pages.MapGet("/correct/{id:guid}/sent", SendCorrection.Sent).FollowsAliases().WhileOpen().Reads(Permission.Public);
        pages.MapPost("/correct/{id:guid}", SendCorrection.Answer).FollowsAliases().WhileOpen().TakesFromAnybody("correction.send");
        pages.MapGet("/corrections", DecideCorrections.Page).Reads(Permission.CheckListings);
        pages.MapPost("/corrections/{id:guid}", DecideCorrections.Answer).Writes(Permission.CheckListings, "correction.decide");
        pages.MapPost("/corrections/entry/{id:guid}", DecideCorrections.AnswerAll).Writes(Permission.CheckListings, "correction.decide");
        pages.MapGet("/ask/thanks", AnswerLink.Thanks).Reads(Permission.Public);
        pages.MapGet("/ask/{token}", AnswerLink.Page).Reads(Permission.Public);
        pages.MapPost("/ask/{token}", AnswerLink.Answer).TakesFromAnybody("check.link-answer");
        var checks = pages.MapGroup("/checks");
        checks.MapGet("", ListChecks.Page).Reads(Permission.CheckListings);
        checks.MapPost("/{id:guid}/right", CheckListing.Right).Writes(Permission.CheckListings, "listing.check");
        checks.MapPost("/{id:guid}/no-answer", CheckListing.NoAnswer).Writes(Permission.CheckListings, "listing.no-answer");
        checks.MapPost("/{id:guid}/undo", UndoCheck.Answer).Writes(Permission.CheckListings, "listing.check-undo");
        checks.MapGet("/state", SayWhose.Page).Reads(Permission.CheckListings);
        checks.MapPost("/{id:guid}/state", SayWhose.Answer).Writes(Permission.CheckListings, "entry.say-whose");
        checks.MapGet("/{id:guid}", ReportChange.Page).Reads(Permission.CheckListings);
        checks.MapPost("/{id:guid}", ReportChange.Answer).Writes(Permission.CheckListings, "correction.write").KeepsForm();
        checks.MapPost("/{id:guid}/link", SendLink.Answer).Writes(Permission.CheckListings, "check.link");
        checks.MapPost("/{id:guid}/withdraw", ReportChange.Withdraw).Writes(Permission.CheckListings, "number.withdraw");
        checks.MapPost("/{id:guid}/put-back", ReportChange.PutBack).Writes(Permission.CheckListings, "number.put-back");
    }
}
