using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Tests.Node;

namespace Tirek.Server.Tests.Room;

/// <summary>Shelters of Kyrgyzstan that can be asked for room, put into the database of a demonstration.</summary>
internal static class RoomHouses
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What a demonstration begins with.</summary>
    public static async Task Forget(TestNode node)
    {
        await using var db = node.Open();
        await db.RoomAnswers.ExecuteDeleteAsync(Cancel);
        await db.RoomQuestions.ExecuteDeleteAsync(Cancel);
        await db.RoomAskings.ExecuteDeleteAsync(Cancel);
        await db.RoomCounts.ExecuteDeleteAsync(Cancel);
        await db.RoomShelters.ExecuteDeleteAsync(Cancel);
    }

    /// <summary>A member of this kind that can be asked, in no office, with one co-ordinator.</summary>
    /// <returns>The organisation and its co-ordinator's id, whom one click on the demonstration's list signs in.</returns>
    public static async Task<(Guid Organization, Guid Person)> Add(
        TestNode node,
        string name,
        DateTimeOffset now,
        bool answersState = false,
        params string[] areas
    )
    {
        await using var db = node.Open();
        var organization = new MemberOrganization
        {
            Id = Guid.CreateVersion7(now),
            Name = LocalText.Of(name, Language.English),
            SortName = Folding.Fold(name),
            Kind = OrganizationKind.Shelter,
            Country = "KG",
            Areas = areas,
            State = MemberState.Member,
            FoundedAt = now,
            MemberSince = now,
            RenewBy = now.AddYears(1),
        };
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            Name = $"Somebody of {name}",
            UserName = Folding.Fold(name),
            NormalizedUserName = Guid.CreateVersion7(now).ToString("N"),
            Language = "en",
            CreatedAt = now,
            CompletedAt = now,
            TwoFactorEnabled = true,
            SheetHash = RandomNumberGenerator.GetBytes(32),
            SecurityStamp = "x",
            IsInvented = true,
        };
        db.MemberOrganizations.Add(organization);
        db.People.Add(person);
        db.Memberships.Add(
            new()
            {
                Id = Guid.CreateVersion7(now),
                OrganizationId = organization.Id,
                PersonId = person.Id,
                Roles = [nameof(Role.Coordinator)],
                Since = now,
            }
        );
        db.RoomShelters.Add(new() { OrganizationId = organization.Id, AnswersState = answersState });
        await db.SaveChangesAsync(Cancel);
        return (organization.Id, person.Id);
    }
}
