using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Crisis;
using Tirek.Domain.Feeds;
using Tirek.Domain.Keeping;
using Tirek.Server.Data;
using Tirek.Server.Node;
using Tirek.Server.Search;

namespace Tirek.Server.Keeping;

/// <summary>
/// Looks at all that keeps a node alive, while its server runs or not, and changes nothing. What cannot be looked at because something else is broken
/// is left out.
/// </summary>
/// <param name="thorough">Also compares each of the database's own indexes with its table, which takes longer.</param>
internal sealed class CheckNode(AppDb db, NodeFolder folder, TimeProvider clock, bool thorough = true)
{
    private static readonly TimeSpan BackupIsFresh = TimeSpan.FromDays(7);
    private static readonly TimeSpan MailIsLate = TimeSpan.FromHours(1);
    private static readonly TimeSpan IndexFollowsWithin = TimeSpan.FromMinutes(1);

    public async IAsyncEnumerable<Finding> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var database = await Database(cancel);
        yield return database;
        yield return LastRun();
        var isReadable = database.Standing != Standing.Broken;
        if (isReadable)
            yield return await Index(cancel);
        var machine = new CheckMachine(folder, clock);
        yield return machine.Rights();
        yield return machine.Clock(isReadable ? await NewestInstant.Of(db, cancel) : null);
        if (isReadable)
            yield return machine.Space(await NodeSize.OfDatabase(db, folder, cancel));
        yield return CheckLanguages.Look();
        if (!isReadable)
            yield break;
        yield return await Mail(cancel);
        yield return await CrisisNumbers(cancel);
        yield return await Backup(cancel);
        yield return await Feeds(cancel);
    }

    private async Task<Finding> Feeds(CancellationToken cancel)
    {
        const string what = "feeds";
        var failing = await db
            .FeedSchedules.AsNoTracking()
            .Where(s => s.PausedAt == null && s.Failures >= FeedRule.FailuresToTell)
            .OrderBy(s => s.Source)
            .ToListAsync(cancel);
        if (failing.Count > 0)
            return Finding.Attention(
                what,
                $"Did not come for {FeedRule.FailuresToTell} times and more: {string.Join(", ", failing.Select(s => $"{s.Source} ({s.Fault})"))}. The regional co-ordinator sees what to do: /en/feeds."
            );
        var waiting = await db.FeedReadings.CountAsync(r => r.State == FeedState.ToDecide, cancel);
        return Finding.Ok(what, $"{await db.FeedSchedules.CountAsync(cancel)} on a schedule; {waiting} editions wait to be decided.");
    }

    private async Task<Finding> Database(CancellationToken cancel)
    {
        const string what = "database";
        try
        {
            if (await FillMark.Find(db, cancel) is not null)
                return Finding.Broken(what, "A restore or move into this database did not finish: run that command again.");
            if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
                return Finding.Broken(
                    what,
                    "It is of an older version of Tirek. Make a backup with that version, then stop the node and run ./tirek update --data FOLDER."
                );
            var faults = await Soundness.Faults(db, folder, thorough, cancel);
            return faults.Count > 0
                ? Finding.Broken(what, string.Join(" ", faults))
                : Finding.Ok(
                    what,
                    folder.Postgres is null
                        ? "The file is whole, and its records fit together."
                        : "PostgreSQL answers, and its records fit together."
                );
        }
        catch (Exception e) when (e is DbException || Silence.IsOne(e))
        {
            return Finding.Broken(
                what,
                folder.Postgres is null
                    ? "The file cannot be read. Look whether the disk is there; if it is, restore the last backup into a new folder: ./tirek restore --help."
                    : $"PostgreSQL does not answer ({e.GetType().Name}). Look whether it runs, and whether its user and password are still those in node.json."
            );
        }
    }

    private Finding LastRun() =>
        NodeRun.Count(folder) switch
        {
            (_, > 0) => Finding.Attention(
                "server",
                "A run did not end cleanly. Start the server: it looks whether anything is lost, and says so."
            ),
            (0, _) => Finding.Ok("server", "It does not run. ./run --data FOLDER starts it."),
            var (running, _) => Finding.Ok("server", running == 1 ? "It runs." : $"{running} of them run."),
        };

    private async Task<Finding> Index(CancellationToken cancel)
    {
        const string what = "index";
        var newest = await db.ChangeCounters.AsNoTracking().Select(c => c.Position).SingleAsync(cancel);
        var stands = IndexStands.In(folder.Indexes, folder.Id);
        var isRunning = NodeRun.Count(folder).Running > 0;
        if (stands.MaxBy(i => i.Position ?? -1) is not { Position: { } position } index)
            return isRunning
                ? Finding.Attention(
                    what,
                    "There is none yet; the database answers meanwhile, slower. If this stays for minutes, look at the server's log and the disk."
                )
                : Finding.Ok(what, "There is none yet: the server makes it when it starts.");
        var behind = newest - position;
        return behind > 0 && isRunning && clock.GetUtcNow() - index.WrittenAt > IndexFollowsWithin
            ? Finding.Attention(
                what,
                $"It is {behind:N0} changes behind and does not follow. Look at the disk; delete {folder.Indexes} while the server is stopped: it is made anew."
            )
            : Finding.Ok(
                what,
                $"Written {index.WrittenAt:yyyy-MM-dd HH:mm} UTC, {behind:N0} changes behind{(behind > 0 ? "; the server catches up" : "")}."
            );
    }

    private async Task<Finding> Mail(CancellationToken cancel)
    {
        const string what = "mail";
        if (await Setting(SettingKeys.Mail, cancel) is null)
            return Finding.Ok(what, "No mail server is set up: nothing is sent, and everything works without.");
        var late = clock.GetUtcNow() - MailIsLate;
        var waiting = await db.OutgoingMails.CountAsync(cancel);
        var faults = await db.OutgoingMails.Where(m => m.QueuedAt < late).Select(m => m.Fault).Distinct().ToListAsync(cancel);
        return faults.Count > 0
            ? Finding.Attention(
                what,
                $"{waiting} mails wait, some for more than an hour ({string.Join(", ", faults.Select(f => f?.ToString() ?? "not tried"))}). Send a test on the operator's page: /en/node/mail."
            )
            : Finding.Ok(what, $"A server is set up; {waiting} mails wait.");
    }

    private async Task<Finding> CrisisNumbers(CancellationToken cancel)
    {
        const string what = "crisis numbers";
        if (folder.IsDemonstration)
            return Finding.Ok(what, "They are invented, as all in a demonstration.");
        var served = await Setting(SettingKeys.Countries, cancel) is { } countries ? countries.Split(' ') : NodeState.AllCountries;
        var numbers = await db.CrisisNumbers.AsNoTracking().OrderBy(n => n.Country).ThenBy(n => n.Rank).ToListAsync(cancel);
        var missing = served.Where(c => numbers.All(n => n.Country != c)).ToList();
        if (missing.Count > 0)
            return Finding.Broken(
                what,
                $"Find help is closed: no number for {string.Join(", ", missing)}. Call one, then ./tirek crisis set --help."
            );
        var today = CrisisRule.LatestCheck(clock.GetUtcNow());
        var old = numbers.Where(n => served.Contains(n.Country) && !CrisisRule.IsVerified(n.CheckedOn, today)).ToList();
        return old.Count > 0
            ? Finding.Attention(
                what,
                $"Nobody has called {string.Join(", ", old.Select(n => $"{n.Country} {n.Number}"))} for more than {CrisisRule.VerifiedForDays} days: call, then ./tirek crisis set --help."
            )
            : Finding.Ok(what, $"Each country served has one, checked within {CrisisRule.VerifiedForDays} days.");
    }

    private async Task<Finding> Backup(CancellationToken cancel)
    {
        const string what = "backup";
        if (await LastBackup.Find(db, cancel) is not { } at)
            return Finding.Attention(what, "There is none. Make one on another disk: ./tirek backup --help.");
        return clock.GetUtcNow() - at > BackupIsFresh
            ? Finding.Attention(what, $"The last one is of {at:yyyy-MM-dd}. Make a new one on another disk: ./tirek backup --help.")
            : Finding.Ok(
                what,
                $"The last one is of {at:yyyy-MM-dd HH:mm} UTC. Look now and then whether it opens: ./tirek restore --check FILE."
            );
    }

    private Task<string?> Setting(string key, CancellationToken cancel) =>
        db.NodeSettings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(cancel);
}
