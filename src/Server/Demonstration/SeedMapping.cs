using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Mapping;
using Tirek.Domain.Programmes;
using Tirek.Server.Data;
using Tirek.Server.Mapping;
using Tirek.Server.Node;

namespace Tirek.Server.Demonstration;

/// <summary>
/// Invents what members know of the invented programmes, once: some of it unknown, some fixed by law, two sources that differ, points to discuss, a women's service
/// that confirmed and one that has not said anything, an edition and a round that takes comments.
/// </summary>
internal static class SeedMapping
{
    private static readonly string[][] WaysIn =
    [
        ["self", "police", "court"],
        ["court", "probation"],
        ["self", "health", "child-protection"],
        ["protection-order", "police"],
    ];

    public static async Task Seed(AppDb db, NodeFolder folder, NodeState node, TimeProvider clock, CancellationToken cancel)
    {
        if (!folder.IsDemonstration || await db.MappedProgrammes.AnyAsync(cancel) || await db.MappingRounds.AnyAsync(cancel))
            return;
        var now = clock.GetUtcNow();
        var members = (await db.MemberOrganizations.AsNoTracking().Where(m => m.DirectoryId != null).ToListAsync(cancel)).ToDictionary(m =>
            m.DirectoryId!.Value
        );
        Guid? Member(int number) => members.GetValueOrDefault(DemonstrationListing.Id(number, "organization"))?.Id;
        if (Member(1) is null)
            return;
        var planned = DemonstrationPlan.Organizations.Where(o => o.Kinds.Contains(ProgrammeRule.Kind)).ToList();
        foreach (var (i, plan) in planned.Index())
            AddProgramme(db, plan, i, planned.FindIndex(p => p.Country == plan.Country) == i, Member, now);
        await db.SaveChangesAsync(cancel);
        await AddRounds(db, node, Member(1)!.Value, now, cancel);
    }

    private static void AddProgramme(AppDb db, PlannedOrganization plan, int i, bool isFirst, Func<int, Guid?> member, DateTimeOffset now)
    {
        var programme = new MappedProgramme
        {
            Id = DemonstrationListing.Id(plan.Number, "mapping"),
            Country = plan.Country,
            ListingId = DemonstrationListing.Id(plan.Number, ProgrammeRule.Kind),
            BegunAt = now.AddDays(-100 + i),
        };
        db.MappedProgrammes.Add(programme);
        var own = member(plan.Number);
        // The second programme of a country knows of no women's service beside it, which is something to discuss.
        var service = (isFirst ? plan.Country : null) switch
        {
            "KG" => member(1),
            "KZ" => member(8),
            "TJ" => member(12),
            "UZ" => member(19),
            _ => null,
        };
        Add(db, programme, own ?? member(1)!.Value, Answers(plan, i, service, now), own is not null, now.AddDays(-40 + i));
        if (plan.Number == 7)
        {
            // The women's service beside it has another number, and says that it is in contact.
            Add(db, programme, service!.Value, Differing(plan, service.Value, now), false, now.AddDays(-20));
            db.ProgrammePartnerWords.Add(
                new()
                {
                    ProgrammeId = programme.Id,
                    OrganizationId = service.Value,
                    IsSo = true,
                    SaidAt = now.AddDays(-15),
                }
            );
        }
    }

    private static SheetDocument Answers(PlannedOrganization plan, int i, Guid? service, DateTimeOffset now)
    {
        var sheet = new SheetMaker(plan.Country, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-60 + i));
        sheet.Say(Keys.Name, Text(plan.Country, $"Organization{plan.House}", plan.Number));
        sheet.Say(Keys.Organization, Text(plan.Country, $"Organization{plan.House}", plan.Number));
        sheet.Say("places", Text(plan.Country, "MappingPlaces"));
        sheet.Choose(
            Keys.Status,
            i == 6 ? "suspended"
                : i % 5 == 3 ? "pilot"
                : "active"
        );
        sheet.Choose(Keys.Since, $"{2016 + i}");
        sheet.Say("whom", Text(plan.Country, "ProgrammeWhom"));
        sheet.Choose("languages", ["ru", .. DemonstrationTexts.OwnLanguages(plan.Country).Take(1).Select(l => l.Code)]);
        sheet.Choose("ways-in", WaysIn[i % WaysIn.Length]);
        sheet.Choose("mandate", [i % 3 == 0 ? "both" : "mandated"], isLaw: i % 3 == 1);
        sheet.Choose("cost", i % 4 == 2 ? "fee" : "free");
        sheet.Choose(Keys.Model, [i % 2 == 0 ? "cbt" : "psycho-educational", .. i % 4 == 1 ? new[] { "couples" } : []]);
        sheet.Choose("sessions", $"{12 + 4 * i}");
        sheet.Choose(Keys.PartnerContact, i % 3 == 2 || service is null ? "none" : Keys.ByWomensService);
        if (service is { } beside)
            sheet.Choose(Keys.WomensService, beside.ToString());
        else
            sheet.NotKnown(Keys.WomensService);
        sheet.Choose("provider-type", i % 2 == 0 ? "ngo" : "state-social");
        sheet.Choose("setting", "community");
        sheet.Choose("format", i % 2 == 0 ? "group" : "mixed");
        sheet.Choose("group-size", $"{8 + i}");
        sheet.Choose("weeks", $"{16 + i}");
        sheet.Say("consent", Text(plan.Country, "MappingConsent"));
        sheet.Choose("safety-planning", i % 2 == 0 ? Keys.Yes : Keys.No);
        sheet.Choose(Keys.NoMediation, i % 4 == 3 ? Keys.No : Keys.Yes);
        sheet.NotKnown("duty-to-warn");
        sheet.Choose(Keys.SeparateMoney, i % 5 == 4 ? Keys.No : Keys.Yes);
        sheet.Choose("year", $"{now.Year - 1}");
        sheet.Choose("started", $"{24 + 3 * i}");
        sheet.Choose("completed", i % 3 == 0 ? AnswerRule.Few : $"{11 + i}");
        return new()
        {
            Answers = sheet.Answers,
            Replies = i % 4 == 1 ? [new("couples", Text(plan.Country, "MappingReply"), sheet.Day)] : [],
            Assessments =
            [
                new(Standard.Convention.Key, "1", Grade.Met) { Evidence = Text(plan.Country, "MappingEvidence"), On = sheet.Day },
                new(Standard.Convention.Key, "3b", i % 3 == 2 ? Grade.Not : Grade.Unknown) { On = sheet.Day },
            ],
        };
    }

    private static SheetDocument Differing(PlannedOrganization plan, Guid service, DateTimeOffset now)
    {
        var sheet = new SheetMaker(plan.Country, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-20));
        sheet.Choose("sessions", "16");
        sheet.Choose(Keys.PartnerContact, Keys.ByWomensService);
        sheet.Choose(Keys.WomensService, service.ToString());
        return new() { Answers = sheet.Answers };
    }

    private static void Add(
        AppDb db,
        MappedProgramme programme,
        Guid organization,
        SheetDocument document,
        bool isProvider,
        DateTimeOffset at
    ) =>
        db.ProgrammeSheets.Add(
            new()
            {
                ProgrammeId = programme.Id,
                OrganizationId = organization,
                Circle = SheetCircle.Members,
                Document = document with { IsProvider = isProvider },
                ChangedAt = at,
            }
        );

    private static async Task AddRounds(AppDb db, NodeState node, Guid comments, DateTimeOffset now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (edition, fingerprint) = FreezeRound.Edition(
            new(Questionnaire.Version, [Standard.Convention], await new ReadMapping(db, node).ForEdition(today.AddDays(-30), cancel))
        );
        db.MappingRounds.Add(Round(1, today.AddDays(-30), now));
        var frozen = db.MappingRounds.Local.Single();
        (frozen.FrozenAt, frozen.Edition, frozen.Fingerprint) = (now.AddDays(-1), edition, fingerprint);
        var open = Round(2, today.AddDays(-1), now);
        (open.CommentsFrom, open.CommentsUntil) = (today.AddDays(-1), today.AddDays(30));
        db.MappingRounds.Add(open);
        db.RoundComments.Add(
            new()
            {
                Id = Guid.CreateVersion7(now),
                RoundId = open.Id,
                OrganizationId = comments,
                Words = Text("KG", "MappingComment"),
                WrittenAt = now,
            }
        );
        await db.SaveChangesAsync(cancel);
    }

    private static MappingRound Round(int number, DateOnly cutOff, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now.AddMilliseconds(number)),
            Number = number,
            Title = Text("KG", "MappingRoundTitle"),
            Method = Text("KG", "MappingMethod"),
            CutOff = cutOff,
            CommentsFrom = cutOff.AddDays(1),
            CommentsUntil = cutOff.AddDays(20),
        };

    private static LocalText Text(string country, string key, params object[] arguments) =>
        DemonstrationTexts.Of(country, key, _ => arguments);

    /// <summary>Collects the answers of one sheet, all from one source and day.</summary>
    private sealed class SheetMaker(string country, DateOnly day)
    {
        private readonly List<GivenAnswer> answers = [];

        public DateOnly Day => day;
        public IReadOnlyList<GivenAnswer> Answers => answers;

        public void Say(string question, LocalText words) => Add(new(question) { Words = words });

        public void Choose(string question, params string[] values) => Add(new(question) { Values = values });

        public void Choose(string question, string[] values, bool isLaw) => Add(new(question) { Values = values, IsLaw = isLaw });

        public void NotKnown(string question) => Add(new(question) { IsUnknown = true });

        private void Add(GivenAnswer answer) =>
            answers.Add(answer with { Source = Text(country, "MappingSource").In(Language.Russian).Text, AsOf = day });
    }
}
