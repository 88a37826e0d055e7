using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tirek.Domain.Languages;
using Tirek.Domain.Listings;
using Tirek.Domain.Lists;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Lists;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Lists;

/// <summary>Over which states a list was written is read at once, however many services there are.</summary>
public sealed class FormerStateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static OwnEntry[] Entries(IEnumerable<ListingRecord> records) => [.. records.Select(r => new OwnEntry(r.Document, null, []))];

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    internal async Task The_states_that_rows_name_the_last_list_and_the_writers_are_each_read_once(Provider provider)
    {
        await using var network = await Network.Members.Open(provider);
        var own = await network.Of(OrganizationKind.WomensResourceCentre, "KG");
        // Before anything is asked: whether somebody listens is looked up once a second.
        using var queries = new Queries();
        await using var db = network.Site.Node.Open();
        var now = network.Clock.GetUtcNow();
        var records = await db.Listings.OrderBy(l => l.Id).Take(30).ToListAsync(Cancel);
        Listing Was(ListingRecord r, int i) => r.Document with { Email = $"{i}@example.org" };
        foreach (var record in records)
        {
            foreach (var i in new[] { 1, 2, 3 })
                db.ListingVersions.Add(
                    new()
                    {
                        ListingId = record.Id,
                        Sequence = i,
                        At = now.AddHours(i - 4),
                        Document = Was(record, i),
                    }
                );
            record.Document = Was(record, 3);
        }
        await db.SaveChangesAsync(Cancel);
        var caller = new Caller(
            Guid.Empty,
            "",
            new(Guid.Empty, true, new HashSet<Role>(), own.Id, own.Kind, own.Country, MemberState.Member)
        );
        OwnCode[] codes = [.. records.Take(10).Select(r => new OwnCode(r.Id, EditHistory.MarkOf(Was(r, 1))))];
        queries.Begin(db);
        var made = await FormerStates.Of(db, caller, Entries(records), codes, Cancel);
        Assert.InRange(queries.Count, 1, 2);
        Assert.All(made.Take(10), e => Assert.Equal(("1@example.org", true), (e.MadeFrom!.Email, e.SaysWhatItWasMadeFrom)));
        Assert.All(made.Skip(10), e => Assert.Equal((null, false), (e.MadeFrom, e.SaysWhatItWasMadeFrom)));

        db.BroughtLists.Add(List(own.Id, now.AddHours(-1.5)));
        await db.SaveChangesAsync(Cancel);
        made = await FormerStates.Of(db, caller, Entries(records), codes, Cancel);
        Assert.All(made.Take(10), e => Assert.Equal("1@example.org", e.MadeFrom!.Email));
        Assert.All(made.Skip(10), e => Assert.Equal("2@example.org", e.MadeFrom!.Email));
        // Of those that were written first after that list, the first state.
        await db.BroughtLists.ExecuteUpdateAsync(u => u.SetProperty(l => l.TakenAt, now.AddDays(-9)), Cancel);
        made = await FormerStates.Of(db, caller, Entries(records), [], Cancel);
        Assert.All(made, e => Assert.Equal("1@example.org", e.MadeFrom!.Email));

        var row = new ReadRow(
            1,
            null,
            new Dictionary<string, string>(),
            new Dictionary<Audience, IReadOnlyList<WrittenNumber>>(),
            null,
            null,
            []
        );
        var plan = records.Select(r => new PlannedRow(row, PlannedAct.Change, r.Document, new Dictionary<string, string>(), [], [])
        {
            Newer = [new("email", "3@example.org", "old@example.org")],
        });
        queries.Begin(db);
        var told = await FormerStates.WithWriters(db, caller, [.. plan], Cancel);
        Assert.InRange(queries.Count, 1, 2);
        Assert.All(told, t => Assert.Equal(now.AddHours(-1), t.Newer[0].At!.Value, TimeSpan.FromMilliseconds(1)));
    }

    private static BroughtList List(Guid organization, DateTimeOffset taken) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organization,
            FileName = "list.csv",
            Language = Language.Russian.Code,
            BroughtAt = taken,
            TakenAt = taken,
        };

    /// <summary>Counts what one context asks its database.</summary>
    private sealed class Queries : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly List<IDisposable> heard = [];
        private AppDb? of;
        private int count;

        public Queries() => heard.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => count;

        public void Begin(AppDb db) => (of, count) = (db, 0);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                heard.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Value: CommandEventData asked } && value.Key == RelationalEventId.CommandExecuting.Name && asked.Context == of)
                Interlocked.Increment(ref count);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => heard.ForEach(h => h.Dispose());
    }
}
