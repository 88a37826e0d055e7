using Tirek.Domain;
using Tirek.Domain.Feeds;
using Tirek.Server.Http;
using Tirek.Server.Shell;

namespace Tirek.Server.Feeds;

/// <summary>Feeds of other directories in the browser: brought or fetched on a schedule, shown before they are taken, taken one at a time, taken back.</summary>
internal static class FeedsFeature
{
    /// <summary>Bytes of a form with its file: of a file that is a little too large a person is told so, and of one larger still its form is refused.</summary>
    private const int LongestForm = FeedRule.Longest + (8 << 20);

    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services
            .AddSingleton<IWaits, WaitingFeeds>()
            .AddSingleton<FeedSeal>()
            .AddSingleton(FeedGuard.OfProduction)
            .AddSingleton<FetchFeed>()
            .AddHostedService<WorkOnFeeds>()
            .AddHostedService<FetchFeeds>();

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/{language:language}/feeds");
        pages.MapGet("", ListFeeds.Page).Reads(Permission.KeepFeeds);
        pages.MapGet("/bring", BringFeed.Page).Reads(Permission.KeepFeeds);
        pages
            .MapPost("/bring", BringFeed.Answer)
            .Writes(Permission.KeepFeeds, "feed.bring")
            .WithMetadata(new FileSize(LongestForm))
            // The file is kept in memory: parts of longer forms are else written to the disk, and it may hold what nobody may know.
            .WithFormOptions(memoryBufferThreshold: LongestForm, multipartBodyLengthLimit: LongestForm);
        pages.MapGet("/editions/{id:guid}", ShowEdition.Page).Reads(Permission.KeepFeeds).WithMetadata(new AsksAgain());
        pages.MapGet("/editions/{id:guid}/so-far", ShowEdition.SoFar).Reads(Permission.KeepFeeds);
        pages.MapPost("/editions/{id:guid}/take", DecideEdition.Take).Writes(Permission.KeepFeeds, "feed.take");
        pages.MapPost("/editions/{id:guid}/drop", DecideEdition.Drop).Writes(Permission.KeepFeeds, "feed.drop");
        pages.MapGet("/sources/{id:guid}", ShowSource.Page).Reads(Permission.KeepFeeds);
        pages.MapGet("/runs/{id:guid}", ShowReport.Page).Reads(Permission.KeepFeeds);
        pages.MapGet("/runs/{id:guid}/report.pdf", ShowReport.Pdf).Reads(Permission.KeepFeeds);
        pages.MapGet("/runs/{id:guid}/report.csv", ShowReport.Table).Reads(Permission.KeepFeeds);
        pages.MapGet("/runs/{id:guid}/back", TakeReadingBack.Page).Reads(Permission.KeepFeeds);
        pages.MapPost("/runs/{id:guid}/back", TakeReadingBack.Answer).Writes(Permission.KeepFeeds, "feed.back");
        pages.MapGet("/schedules/new", ChangeSchedule.NewPage).Reads(Permission.KeepFeeds);
        pages.MapPost("/schedules/new", ChangeSchedule.Add).Writes(Permission.KeepFeeds, "feed.schedule");
        pages.MapGet("/schedules/{id:guid}", ChangeSchedule.Page).Reads(Permission.KeepFeeds);
        pages.MapPost("/schedules/{id:guid}", ChangeSchedule.Answer).Writes(Permission.KeepFeeds, "feed.schedule");
        pages.MapPost("/schedules/{id:guid}/fetch", KeepSchedule.Fetch).Writes(Permission.KeepFeeds, "feed.fetch");
        pages.MapPost("/schedules/{id:guid}/pause", KeepSchedule.Pause).Writes(Permission.KeepFeeds, "feed.pause");
        pages.MapPost("/schedules/{id:guid}/resume", KeepSchedule.Resume).Writes(Permission.KeepFeeds, "feed.resume");
        pages.MapPost("/schedules/{id:guid}/remove", KeepSchedule.Remove).Writes(Permission.KeepFeeds, "feed.remove");
    }

    /// <summary>A body may be so long here.</summary>
    private sealed record FileSize(long? MaxRequestBodySize) : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata;
}
