using Tirek.Domain.Places;
using Tirek.Domain.Room;
using Tirek.Server.Data;

namespace Tirek.Server.Demonstration;

/// <summary>Shelters of a demonstration that can be asked for room, and open questions: one that the first of them is asked, and one that it asks itself.</summary>
internal static class SeedRoom
{
    private static readonly int[] TakePart = [1, 8, 12, 19];

    /// <summary>Asked by the invented programme, of whoever serves Osh Region; and by the first organisation, of Tashkent.</summary>
    private const int Asks = 7;
    private const int First = 1;
    private const int Answers = 19;

    /// <summary>To be saved by the caller.</summary>
    public static void Add(AppDb db, IReadOnlyDictionary<int, MemberOrganization> stored, DateTimeOffset now)
    {
        foreach (var number in TakePart)
            db.RoomShelters.Add(new() { OrganizationId = stored[number].Id, AnswersState = number == Answers });
        Ask(db, stored[Asks], "KG-O", 1, 2, stored[First], null, now);
        Ask(db, stored[First], "UZ-TK", 1, 1, stored[Answers], RoomReply.CallUs, now);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var (number, days) in new[] { (Asks, 0), (Asks, 4), (Asks, 11), (First, 0) })
            db.RoomAskings.Add(
                new()
                {
                    OrganizationId = stored[number].Id,
                    Day = today.AddDays(-days),
                    Times = 1,
                }
            );
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        foreach (var (reply, times) in new[] { (0, 9), ((int)RoomReply.Yes, 6), ((int)RoomReply.No, 11), ((int)RoomReply.CallUs, 4) })
            db.RoomCounts.Add(
                new()
                {
                    Area = "KG-C",
                    Month = month,
                    Reply = reply,
                    Times = times,
                }
            );
    }

    private static void Ask(
        AppDb db,
        MemberOrganization asks,
        string key,
        int adults,
        int children,
        MemberOrganization shelter,
        RoomReply? reply,
        DateTimeOffset now
    )
    {
        var area = Gazetteer.Find(key)!;
        var question = new RoomQuestion
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = asks.Id,
            Area = area.Key,
            Adults = adults,
            Children = children,
            From = RoomRule.Today(area, now),
            AskedAt = now,
            EndsAt = RoomRule.EndsAt(area, now),
        };
        db.RoomQuestions.Add(question);
        db.RoomAnswers.Add(
            new()
            {
                QuestionId = question.Id,
                ShelterId = shelter.Id,
                IsAsked = true,
                Reply = reply,
                At = reply is null ? null : now,
            }
        );
    }
}
