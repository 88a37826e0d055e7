using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Feeds;
using Tirek.Domain.Places;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Feeds;

/// <summary>Takes an edition of a feed in, sealed. Nothing of it stands anywhere until it was compared, shown and taken.</summary>
internal static class BringFeed
{
    public static Task<IResult> Page(HttpContext http, AppDb db, NodeFolder folder)
    {
        OpenFeeds.Refuse(folder);
        return Show(http, db, null);
    }

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeFolder folder,
        FeedSeal seal,
        TimeProvider clock
    )
    {
        OpenFeeds.Refuse(folder);
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var sent = form.Files.GetFile("file");
        if (sent is not { Length: > 0 })
            return await Show(http, db, FeedFault.NoFile);
        if (sent.Length > FeedRule.Longest)
            return await Show(http, db, FeedFault.TooLarge);
        if (await db.FeedReadings.CountAsync(r => OpenFeeds.WithContent.Contains(r.State), cancel) >= FeedRule.MostWaiting)
            return await Show(http, db, FeedFault.TooManyWait);
        var content = new byte[sent.Length];
        await using (var stream = sent.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancel);
        var name = NameOf(sent.FileName);
        if (FaultOf(content, name) is { } fault)
            return await Show(http, db, fault);
        var now = clock.GetUtcNow();
        var reading = new FeedReading
        {
            Id = Guid.CreateVersion7(now),
            By = caller.Person,
            FileName = name,
            Named = await SourceOf(db, form, cancel),
            Country = CountryOf(form),
            At = now,
            Doubts = [],
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await OpenFeeds.Keep(db, seal, reading, content, cancel);
        await OpenFeeds.Record(http, db, caller, reading.Id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/feeds/editions/{reading.Id}");
    }

    /// <summary>The name of the source that was chosen or typed; null: the feed's own.</summary>
    public static async Task<string?> SourceOf(AppDb db, IFormCollection form, CancellationToken cancel) =>
        Guid.TryParse(form.One("source", 40), out var known)
        && await db.ImportSources.Where(s => s.Id == known).Select(s => s.Name).SingleOrDefaultAsync(cancel) is { } chosen
            ? chosen
        : form.One("name", FeedRule.LongestName) is { Length: > 0 } typed ? typed
        : null;

    public static string? CountryOf(IFormCollection form)
    {
        var code = form.One("country", 2);
        return Gazetteer.Countries.Any(c => c.Key == code) ? code : null;
    }

    public static Task<List<KnownSource>> Sources(AppDb db, CancellationToken cancel) =>
        db.ImportSources.OrderBy(s => s.Name).Select(s => new KnownSource(s.Id, s.Name, null, 0)).ToListAsync(cancel);

    /// <summary>What can be told of a file before it is read; the rest is found when it is compared.</summary>
    private static FeedFault? FaultOf(byte[] content, string name)
    {
        try
        {
            using var files = OpenFeeds.Read(content, name);
            return null;
        }
        catch (CommandRefusal refusal)
        {
            return refusal.Fault ?? FeedFault.NotAFeed;
        }
    }

    /// <summary>Without folders, and short enough for a page.</summary>
    private static string NameOf(string sent)
    {
        var name = new string([.. FormFields.Seen(sent.Split('/', '\\')[^1]).Where(c => !char.IsSurrogate(c))]).Trim();
        return name.Length switch
        {
            0 => "?",
            > 80 => $"{name[..60]}…{name[^15..]}",
            _ => name,
        };
    }

    private static async Task<IResult> Show(HttpContext http, AppDb db, FeedFault? fault) =>
        new RazorComponentResult<BringFeedPage>(
            new { Sources = await Sources(db, http.RequestAborted), Fault = fault is { } why ? FeedsWords.Of(why, null) : null }
        )
        {
            StatusCode = fault is null ? 200 : 422,
        };
}
