using System.Text.Encodings.Web;
using System.Text.Unicode;
using Tirek.Server.Accounts;
using Tirek.Server.Audit;
using Tirek.Server.Checking;
using Tirek.Server.Claims;
using Tirek.Server.Demonstration;
using Tirek.Server.Duplicates;
using Tirek.Server.Editing;
using Tirek.Server.Feeds;
using Tirek.Server.Find;
using Tirek.Server.Gaps;
using Tirek.Server.Guidance;
using Tirek.Server.Health;
using Tirek.Server.Http;
using Tirek.Server.Installing;
using Tirek.Server.Listings;
using Tirek.Server.Lists;
using Tirek.Server.Mailing;
using Tirek.Server.Map;
using Tirek.Server.Mapping;
using Tirek.Server.Members;
using Tirek.Server.Network;
using Tirek.Server.Node;
using Tirek.Server.Observing;
using Tirek.Server.OpenData;
using Tirek.Server.Operating;
using Tirek.Server.Programmes;
using Tirek.Server.Responses;
using Tirek.Server.Room;
using Tirek.Server.Search;
using Tirek.Server.Shell;
using Tirek.Server.Waiting;

namespace Tirek.Server;

/// <summary>The web application over one node's folder: one Add and one Map line per feature, and the pipeline in its order.</summary>
internal static class WebNode
{
    /// <summary>A node that only this machine reaches.</summary>
    public static WebApplication Build(NodeFolder folder, string urls, Action<WebApplicationBuilder>? also = null) =>
        Build(folder, new Reach(urls), also);

    public static WebApplication Build(NodeFolder folder, Reach reach, Action<WebApplicationBuilder>? also = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(reach.Urls).UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        // A fault names its kind and place, never the address or words of a request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // An address that is taken is told by the command that asked for it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        // Advice to whoever writes queries, not to whoever runs a node.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.Error);
        // It would name whole addresses.
        builder.Logging.AddFilter("Microsoft.AspNetCore.HttpOverrides", LogLevel.None);
        builder.Logging.AddNodeLog(folder);
        builder.AddSafeTransport(reach);
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true).AddCachedPages();
        // Letters stand in a page as they are: an escaped one costs eight bytes.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddNodeSeal(folder);
        builder.Services.AddSingleton(folder).AddSingleton(TimeProvider.System).AddNodeDatabase(folder).AddNode().AddListings().AddSearch();
        // Started by systemd or Windows, it tells them when it is ready and ends when they say.
        builder.Services.AddSystemd().AddWindowsService(o => o.ServiceName = "Tirek").AddHostedService<ForgetFormerDatabase>();
        builder
            .Services.AddShell()
            .AddAccounts()
            .AddMembers()
            .AddNetwork()
            .AddChecking()
            .AddDuplicates()
            .AddClaims()
            .AddResponses()
            .AddMapping()
            .AddRoom()
            .AddFeeds();
        builder.Services.AddGaps().AddMaps().AddProgrammes().AddOperating().AddObserving().AddMailing().AddOpenData().AddNodeHealth();
        also?.Invoke(builder);

        var app = builder.Build();
        app.UseSafeHeaders();
        app.UseHostFiltering();
        app.UseEncryption(reach);
        app.UseHead();
        app.UseRouting();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseLanguages();
        app.UseRefusals();
        app.UseFreshCounts();
        app.UseRouteRules();
        app.MapFind();
        app.MapGuidance();
        app.MapMaps();
        app.MapProgrammes();
        app.MapOpenData();
        app.MapNodeHealth();
        app.MapAccounts();
        app.MapMembers();
        app.MapNetwork();
        app.MapEditing();
        app.MapLists();
        app.MapChecking();
        app.MapDuplicates();
        app.MapClaims();
        app.MapResponses();
        app.MapMapping();
        app.MapRoom();
        app.MapFeeds();
        app.MapGaps();
        app.MapWaiting();
        app.MapTrail();
        app.MapOperating();
        app.MapMailing();
        app.MapTry(folder);
        return app;
    }

    /// <summary>Migrates the database, invents the network of a new demonstration and reads the settings, before the first answer.</summary>
    public static async Task PrepareNode(this WebApplication app, CancellationToken cancel)
    {
        var folder = app.Services.GetRequiredService<NodeFolder>();
        var run = app.Services.GetRequiredService<NodeRun>();
        run.Begin();
        await using (var db = app.Services.GetRequiredService<Func<Data.AppDb>>()())
        {
            await db.Prepare(folder, cancel);
            await run.LookBack(db, cancel);
            await RenewViews.IfOld(db, cancel);
            await SeedDemonstration.Seed(db, folder, app.Services.GetRequiredService<TimeProvider>(), cancel);
            await SeedPeople.Seed(db, folder, app.Services.GetRequiredService<TimeProvider>(), cancel);
            await SeedDuplicates.Seed(db, folder, app.Services.GetRequiredService<TimeProvider>(), cancel);
            await SeedGaps.Seed(db, folder, app.Services.GetRequiredService<TimeProvider>(), cancel);
            await SeedResponses.Seed(db, folder, app.Services.GetRequiredService<TimeProvider>(), cancel);
        }
        var state = app.Services.GetRequiredService<NodeState>();
        await state.Refresh(cancel);
        await using (var db = app.Services.GetRequiredService<Func<Data.AppDb>>()())
            await SeedMapping.Seed(db, folder, state, app.Services.GetRequiredService<TimeProvider>(), cancel);
    }
}
