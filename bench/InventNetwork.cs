using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
using Tirek.Domain.Places;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Bench;

/// <summary>A node with so many member organisations of ten people each, one in two hundred of them proposed by somebody, kept from one run to the next.</summary>
internal static class InventNetwork
{
    /// <summary>Changes when members are invented in another way.</summary>
    private const int Version = 1;
    private const int PeopleEach = 10;
    private const int PerMotion = 200;

    public static async Task<(string Folder, IReadOnlyList<Guid> Coordinators)> Of(int organizations)
    {
        var path = BenchFolder.PathOf($"network-{Version}-{organizations}");
        var done = Path.Combine(path, "done");
        if (!File.Exists(done))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            Console.Error.WriteLine($"Inventing {organizations:N0} organisations (once)…");
            await using var fresh = NodeFolder.Open(path).OpenDatabase();
            await fresh.Prepare(NodeFolder.OpenExisting(path));
            await Fill(fresh, organizations);
            await InventDirectory.GiveNumbers(fresh);
            await File.WriteAllTextAsync(done, "");
        }
        await using var db = NodeFolder.OpenExisting(path).OpenDatabase();
        var members = db.Memberships.Where(m => m.Roles.Contains(nameof(Role.Coordinator)));
        return (path, await members.OrderBy(m => m.Id).Select(m => m.PersonId).Take(50).ToListAsync());
    }

    public static async Task Fill(AppDb db, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var kinds = Enum.GetValues<OrganizationKind>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var organizations = Enumerable.Range(0, count).Select(i => Organization(i, kinds[i % kinds.Length], now)).ToList();
        await db.BulkInsert(organizations, default);
        var people = organizations.SelectMany(_ => Enumerable.Range(0, PeopleEach)).Select((_, i) => Person(i, now)).ToList();
        await db.BulkInsert(people, default);
        await db.BulkInsert(
            [
                .. people.Select(
                    (p, i) =>
                        new Membership
                        {
                            Id = Guid.CreateVersion7(now),
                            PersonId = p.Id,
                            OrganizationId = organizations[i / PeopleEach].Id,
                            Roles = [i % PeopleEach < 2 ? nameof(Role.Coordinator) : nameof(Role.Caseworker)],
                            Since = now,
                        }
                ),
            ],
            default
        );
        var motions = organizations.Where((_, i) => i % PerMotion == PerMotion - 1).Select(o => Motion(o, now)).ToList();
        await db.BulkInsert(motions, default);
        await db.BulkInsert(
            [
                .. motions.Select(m => new MotionStepRecord
                {
                    MotionId = m.Id,
                    Sequence = 1,
                    Act = MotionAct.Open,
                    OrganizationId = organizations[0].Id,
                    At = now,
                    Reason = "Invented",
                }),
            ],
            default
        );
        await db.BulkInsert([.. organizations.Take(3).Select(o => GroupSeat.Of("", o.Id, null, now))], default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static MemberOrganization Organization(int number, OrganizationKind kind, DateTimeOffset now)
    {
        var name = $"Centre {number:N0} of the invented";
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Name = LocalText.Of(name, Language.English),
            Kind = kind,
            Country = Gazetteer.Countries[number % Gazetteer.Countries.Count].Key,
            Languages = ["ru"],
            State = MemberState.Member,
            FoundedAt = now,
            Code = OrganizationCode.Make(),
            SortName = Folding.Fold(name),
            MemberSince = now,
            RenewBy = now + Renewal.Lasts,
        };
    }

    private static Person Person(int number, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Name = $"Invented {number}",
            UserName = $"invented-{number}",
            NormalizedUserName = $"INVENTED-{number}",
            Language = "ru",
            CreatedAt = now,
            TwoFactorEnabled = true,
            SheetHash = [1],
            SecurityStamp = "invented",
        };

    private static MotionRecord Motion(MemberOrganization subject, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = MotionKind.Admission,
            Country = subject.Country,
            SubjectId = subject.Id,
            OpenedAt = now,
            Outcome = MotionOutcome.Undecided,
            Steps = 1,
        };
}
