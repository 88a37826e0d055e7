using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Lists;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>Takes the file of a list in. Nothing of it stands anywhere until it was looked at and taken.</summary>
internal static class BringList
{
    private const int Shown = 20;

    /// <summary>Lists of an organisation that wait; with one more the oldest goes.</summary>
    private const int MostWaiting = 5;

    public static Task<IResult> Page(HttpContext http, Caller caller, AppDb db) => Show(http, caller, db, null);

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock)
    {
        var cancel = http.RequestAborted;
        var sent = (await http.Form()).Files.GetFile("file");
        if (sent is not { Length: > 0 })
            return await Show(http, caller, db, ListRefusal.NoFile);
        if (sent.Length > ReadListFile.Longest)
            return await Show(http, caller, db, ListRefusal.TooLong);
        var bytes = new byte[sent.Length];
        await using (var stream = sent.OpenReadStream())
            await stream.ReadExactlyAsync(bytes, cancel);
        var (table, refusal) = ReadListFile.Read(bytes, ListWords.All);
        if (table is null)
            return await Show(http, caller, db, refusal);
        var now = clock.GetUtcNow();
        var list = new BroughtList
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.Organization,
            FileName = NameOf(sent.FileName),
            BroughtAt = now,
            Language = await LanguageOf(db, caller, table, http.Language(), cancel),
            Cells = StoredJson.Write(table),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await DropOldest(db, caller, cancel);
        db.BroughtLists.Add(list);
        await db.SaveChangesAsync(cancel);
        await OwnLists.Record(http, db, caller, list.Id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/list/{list.Id}");
    }

    /// <summary>The one after which the sheet is called, as we call ours; of the list before; else that of the page, if it is written in the letters of the list.</summary>
    private static async Task<string> LanguageOf(AppDb db, Caller caller, BroughtTable table, Language page, CancellationToken cancel)
    {
        if (Language.All.FirstOrDefault(l => l.OwnName == table.Sheet) is { } named)
            return named.Code;
        var before = await OwnLists
            .Of(db, caller)
            .Where(l => l.TakenAt != null)
            .OrderByDescending(l => l.TakenAt)
            .Select(l => l.Language)
            .FirstOrDefaultAsync(cancel);
        if (before is not null)
            return before;
        var letters = table
            .Headings.Concat(table.Rows.SelectMany(r => r.Cells))
            .SelectMany(c => c)
            .Where(char.IsLetter)
            .Take(2_000)
            .ToList();
        var isCyrillic = letters.Count(c => c is >= '\u0400' and <= '\u052F') > letters.Count / 2;
        return isCyrillic == IsCyrillic(page) ? page.Code
            : isCyrillic ? Language.Russian.Code
            : Language.English.Code;
    }

    private static bool IsCyrillic(Language language) => language.OwnName[0] > '\u0400';

    private static async Task DropOldest(AppDb db, Caller caller, CancellationToken cancel)
    {
        var waiting = OwnLists.Of(db, caller).Where(l => l.TakenAt == null);
        var kept = await waiting.OrderByDescending(l => l.BroughtAt).Select(l => l.Id).Take(MostWaiting - 1).ToListAsync(cancel);
        if (await waiting.Where(l => !kept.Contains(l.Id)).ExecuteDeleteAsync(cancel) > 0)
            await LettingGo.Remember(db, cancel);
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

    private static async Task<IResult> Show(HttpContext http, Caller caller, AppDb db, ListRefusal? refusal)
    {
        var lists = await OwnLists
            .Of(db, caller)
            .AsNoTracking()
            .OrderByDescending(l => l.BroughtAt)
            .Take(Shown)
            .Select(l => new OwnList(l.Id, l.FileName, l.BroughtAt, l.TakenAt, l.TakenBackAt, l.Added, l.Changed))
            .ToListAsync(http.RequestAborted);
        return new RazorComponentResult<BringListPage>(new { Lists = lists, Fault = refusal is { } why ? ListWords.Refusal(why) : null })
        {
            StatusCode = refusal is null ? 200 : 422,
        };
    }
}
