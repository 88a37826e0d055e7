using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Demonstration;

/// <summary>Fills a demonstration with invented people of every role, once. They have no password: one click signs in as each (<see cref="TryFeature"/>).</summary>
internal static class SeedPeople
{
    public static async Task Seed(AppDb db, NodeFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        if (!folder.IsDemonstration || await db.People.AnyAsync(cancel))
            return;
        var now = clock.GetUtcNow();
        var number = 0;
        foreach (var member in InventedPeople.Members)
        {
            var organization = OrganizationOf(member, now);
            db.MemberOrganizations.Add(organization);
            foreach (var roles in member.People)
            {
                var person = PersonOf(++number, member.Country, now.AddMilliseconds(number));
                db.People.Add(person);
                db.Memberships.Add(
                    new()
                    {
                        Id = Guid.CreateVersion7(now),
                        PersonId = person.Id,
                        OrganizationId = organization.Id,
                        Roles = [.. roles.Select(r => r.ToString())],
                        Since = now,
                    }
                );
            }
        }
        var operates = PersonOf(++number, "KG", now.AddMilliseconds(number));
        operates.IsOperator = true;
        db.People.Add(operates);
        await db.SaveChangesAsync(cancel);
    }

    private static MemberOrganization OrganizationOf(InventedMember member, DateTimeOffset now)
    {
        var planned = DemonstrationPlan.Organizations.Single(p => p.Number == member.Number);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Name = DemonstrationTexts.Of(planned.Country, $"Organization{planned.House}", _ => [planned.Number]),
            Kind = member.Kind,
            Country = member.Country,
            Languages = ["ru", .. DemonstrationTexts.OwnLanguages(member.Country).Select(l => l.Code)],
            IsWomenLed = member.IsWomenLed,
            State = member.State,
            IsFounding = member.IsFounding,
            FoundedAt = now,
        };
    }

    private static Person PersonOf(int number, string country, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            Name = $"Example {number}",
            UserName = $"example-{number}",
            NormalizedUserName = $"EXAMPLE-{number}",
            Language = DemonstrationTexts.OwnLanguages(country)[0].Code,
            CreatedAt = now,
            TwoFactorEnabled = true,
            // A sheet that nobody has printed: the code behind it is thrown away.
            SheetHash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes),
            SecurityStamp = Guid.CreateVersion7(now).ToString(),
            IsInvented = true,
        };
}
