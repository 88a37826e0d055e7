using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>The mapping of sixty programmes with three sheets each, and of ten times as many: its list, a section side by side, countries side by side.</summary>
internal static class MeasureMapping
{
    private const int Sheets = 3;
    private const int Count = 60;
    private static readonly int[] Sizes = [60, 600];
    private static readonly string[] Pages =
    [
        "/ru/mapping",
        "/ru/mapping/compare/first",
        "/ru/mapping/compare/numbers",
        "/ru/mapping/countries",
    ];
    private static readonly string[] Countries = ["KZ", "KG", "TJ", "TM", "UZ"];

    public static async Task<IEnumerable<Measured>> Run()
    {
        var measured = new List<Measured>();
        foreach (var size in Sizes)
        {
            var (folder, coordinators) = await InventNetwork.Of(1_000);
            await Fill(folder, size);
            var (server, _) = await Measurement.Start(Measurement.Bench, false, "serve", folder);
            using var measuring = server;
            var client = new LoadClient(server.Port);
            var cookies = new List<string>();
            using (var connection = await client.Open())
                foreach (var person in coordinators)
                {
                    await connection.Send(LoadClient.Get($"{MeasuredServer.SignIn}/{person}"));
                    cookies.Add(Encoding.ASCII.GetString(connection.Body.Span));
                }
            foreach (var page in Pages)
            {
                var requests = cookies.Select(c => LoadClient.Get(page, c)).ToList();
                await client.Send(1, requests, Count);
                await MeasureSearch.Times(client);
                await client.Send(1, requests, Count);
                var times = (await MeasureSearch.Times(client)).Times.Order().ToList();
                measured.Add(
                    new(
                        $"{page}, {size} programmes, p50 and p99",
                        $"{times[times.Count / 2] / 1000:N1} / {times[times.Count * 99 / 100] / 1000:N1} ms",
                        size == Sizes[0] ? "≤ 200 ms" : ""
                    )
                );
            }
        }
        return measured;
    }

    private static async Task Fill(string folder, int size)
    {
        await using var db = NodeFolder.OpenExisting(folder).OpenDatabase();
        await db.MappedProgrammes.ExecuteDeleteAsync();
        await db.ProgrammeSheets.ExecuteDeleteAsync();
        var organizations = await db.MemberOrganizations.OrderBy(o => o.Id).Select(o => o.Id).Take(size * Sheets).ToListAsync();
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < size; i++)
        {
            var programme = new MappedProgramme
            {
                Id = Guid.CreateVersion7(now),
                Country = Countries[i % Countries.Length],
                BegunAt = now,
            };
            db.MappedProgrammes.Add(programme);
            for (var s = 0; s < Sheets; s++)
                db.ProgrammeSheets.Add(
                    new()
                    {
                        ProgrammeId = programme.Id,
                        OrganizationId = organizations[(i * Sheets + s) % organizations.Count],
                        Circle = SheetCircle.Members,
                        ChangedAt = now,
                        Document = new()
                        {
                            IsProvider = s == 0,
                            Answers = [.. Questionnaire.All.Select((q, n) => Answer(q, i + s + n, i, now))],
                        },
                    }
                );
        }
        await db.SaveChangesAsync();
    }

    private static GivenAnswer Answer(Question question, int seed, int programme, DateTimeOffset now) =>
        new(question.Key)
        {
            Words = question.Kind is AnswerKind.Line or AnswerKind.Text
                ? LocalText.Of($"Example words of programme {programme}, {seed}", Language.Russian)
                : null,
            Values = question.Kind switch
            {
                AnswerKind.One or AnswerKind.Many => [question.Choices[seed % question.Choices.Count].Key],
                AnswerKind.YesNo => [seed % 2 == 0 ? Keys.Yes : Keys.No],
                AnswerKind.Number or AnswerKind.Count => [$"{question.Least + 5 + seed % 20}"],
                AnswerKind.Day => ["2026-05-04"],
                AnswerKind.Languages => ["ru", "ky"],
                _ => [],
            },
            Source = "Example document",
            AsOf = DateOnly.FromDateTime(now.UtcDateTime),
        };
}
