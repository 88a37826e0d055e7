using Tirek.Domain;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Duplicates;

/// <summary>One service that stands twice in the directory: found, compared, merged, and undone.</summary>
internal static class DuplicatesFeature
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services) =>
        services.AddSingleton<IWaits, WaitingPairs>().AddSingleton<PairMarks>().AddHostedService<LookAgain>();

    public static void MapDuplicates(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/duplicates");
        pages.MapGet("", ListPairs.Page).Reads(Permission.CheckListings);
        pages.MapGet("/merged", ListMerges.Page).Reads(Permission.CheckListings);
        pages.MapGet("/{id:guid}", ShowPair.Page).Reads(Permission.CheckListings);
        pages.MapPost("/{id:guid}/merge", MergePair.Answer).Writes(Permission.CheckListings, "listing.merge");
        pages.MapPost("/{id:guid}/undo", UndoMerge.Answer).Writes(Permission.CheckListings, "listing.unmerge");
        pages.MapPost("/{id:guid}/distinct", SayDistinct.Answer).Writes(Permission.CheckListings, "pair.distinguish");
        pages.MapPost("/{id:guid}/reopen", SayDistinct.Reopen).Writes(Permission.CheckListings, "pair.reopen");
        pages.MapPost("/{id:guid}/ask", AskAboutPair.Answer).Writes(Permission.CheckListings, "pair.ask");
    }
}
