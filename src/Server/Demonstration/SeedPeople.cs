using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Domain.Network;
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
        var stored = new Dictionary<int, MemberOrganization>();
        foreach (var member in InventedPeople.Members)
        {
            var organization = OrganizationOf(member, now);
            db.MemberOrganizations.Add(stored[member.Number] = organization);
            if (organization.IsFounding)
                db.GroupSeats.Add(GroupSeat.Of("", organization.Id, null, now));
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
                        // Long enough to vouch for a colleague.
                        Since = now.AddDays(-30),
                    }
                );
            }
        }
        var operates = PersonOf(++number, "KG", now.AddMilliseconds(number));
        operates.IsOperator = true;
        db.People.Add(operates);
        AskForAdmission(db, stored, now);
        SeedRoom.Add(db, stored, now);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>One admission on its way, so that whoever sits in the group finds something to decide.</summary>
    private static void AskForAdmission(AppDb db, Dictionary<int, MemberOrganization> stored, DateTimeOffset now)
    {
        var asks = stored[InventedPeople.Asks];
        var opened = now - MotionRules.ObjectionTime - TimeSpan.FromDays(2);
        var motion = new MotionRecord
        {
            Id = Guid.CreateVersion7(opened),
            Kind = MotionKind.Admission,
            Country = asks.Country,
            SubjectId = asks.Id,
            OpenedAt = opened,
            Outcome = MotionOutcome.Undecided,
            Steps = 2,
        };
        db.Motions.Add(motion);
        db.MotionSteps.Add(Step(motion, 1, MotionAct.Open, stored[InventedPeople.Proposes], opened));
        db.MotionSteps.Add(Step(motion, 2, MotionAct.Endorse, stored[InventedPeople.Endorses], opened.AddDays(1)));
    }

    private static MotionStepRecord Step(MotionRecord motion, int sequence, MotionAct act, MemberOrganization by, DateTimeOffset at) =>
        new()
        {
            MotionId = motion.Id,
            Sequence = sequence,
            Act = act,
            OrganizationId = by.Id,
            At = at,
            Reason = "",
        };

    private static MemberOrganization OrganizationOf(InventedMember member, DateTimeOffset now)
    {
        var planned = DemonstrationPlan.Organizations.Single(p => p.Number == member.Number);
        var name = DemonstrationTexts.Of(planned.Country, $"Organization{planned.House}", _ => [planned.Number]);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            Kind = member.Kind,
            Country = member.Country,
            Languages = ["ru", .. DemonstrationTexts.OwnLanguages(member.Country).Select(l => l.Code)],
            IsWomenLed = member.IsWomenLed,
            State = member.State,
            IsFounding = member.IsFounding,
            FoundedAt = now,
            Code = OrganizationCode.Make(),
            DirectoryId = DemonstrationListing.Id(member.Number, "organization"),
            SortName = Folding.Fold(name.Original.Text),
            MemberSince = member.State == MemberState.Member ? now : null,
            RenewBy = member.State == MemberState.Member ? now + Renewal.Lasts : null,
            IsSeenByState = member.IsSeenByState,
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
            CompletedAt = now,
            TwoFactorEnabled = true,
            // A sheet that nobody has printed: the code behind it is thrown away.
            SheetHash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes),
            SecurityStamp = Guid.CreateVersion7(now).ToString(),
            IsInvented = true,
        };
}
