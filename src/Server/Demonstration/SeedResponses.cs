using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Data;
using Tirek.Server.Node;

namespace Tirek.Server.Demonstration;

/// <summary>
/// Invents how four towns respond, once: with gaps, a programme without its women's partner, an agreement, an entry that is not in the directory, and an edition on
/// paper on which one number is no longer right. Nobody has signed: that is for whoever tries it.
/// </summary>
internal static class SeedResponses
{
    private static readonly (string Town, (ResponseTask Task, int Organization, string Kind, Agreement Agreement)[] Answers)[] Sheets =
    [
        (
            "KG-osh",
            [
                (ResponseTask.Police, 6, "police-womens-unit", Agreement.None),
                (ResponseTask.HealthCare, 5, "care-after-rape", Agreement.Written),
                (ResponseTask.ForensicExamination, 5, "forensic-examination", Agreement.Unknown),
                (ResponseTask.Shelter, 2, "shelter", Agreement.Written),
                (ResponseTask.Counselling, 1, "counselling", Agreement.Written),
                (ResponseTask.Counselling, 2, "counselling", Agreement.Unknown),
                (ResponseTask.Law, 3, "legal-aid", Agreement.None),
                (ResponseTask.Programme, 7, "perpetrator-programme", Agreement.Unknown),
                (ResponseTask.ProgrammePartner, 1, "counselling", Agreement.Unknown),
            ]
        ),
        (
            "KG-bishkek",
            [
                (ResponseTask.Counselling, 1, "counselling", Agreement.Written),
                (ResponseTask.Law, 1, "legal-aid", Agreement.None),
                (ResponseTask.Programme, 7, "perpetrator-programme", Agreement.Written),
            ]
        ),
        (
            "KZ-almaty",
            [
                (ResponseTask.Police, 10, "police-womens-unit", Agreement.Written),
                (ResponseTask.Shelter, 8, "shelter", Agreement.Unknown),
                (ResponseTask.Law, 8, "legal-aid", Agreement.Unknown),
            ]
        ),
        (
            "TJ-bokhtar",
            [
                (ResponseTask.Counselling, 28, "crisis-centre", Agreement.Unknown),
                (ResponseTask.Law, 27, "legal-aid", Agreement.None),
                (ResponseTask.Programme, 27, "perpetrator-programme", Agreement.Unknown),
            ]
        ),
    ];

    public static async Task Seed(AppDb db, NodeFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        if (!folder.IsDemonstration || await db.PlaceResponses.AnyAsync(cancel))
            return;
        var now = clock.GetUtcNow();
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-200);
        foreach (var (town, answers) in Sheets)
        {
            db.PlaceResponses.Add(
                new()
                {
                    PlaceKey = town,
                    Country = Gazetteer.Find(town)!.Country,
                    ChangedAt = now,
                }
            );
            var all = answers
                .Select(a => new ResponseAnswer(a.Task)
                {
                    ListingId = DemonstrationListing.Id(a.Organization, a.Kind),
                    Agreement = a.Agreement,
                    AgreedOn = a.Agreement == Agreement.Written ? since : null,
                })
                .ToList();
            if (town == "KG-osh")
                all.Add(
                    new(ResponseTask.ProtectionOrders)
                    {
                        Name = "Example office 91",
                        Number = "000 91 00 00",
                        Hours = "8:00–17:00",
                        ConfirmedOn = since.AddDays(150),
                    }
                );
            db.PlaceAnswers.AddRange(all.OrderBy(a => a.Task).Select((a, i) => PlaceAnswer.Of(town, i + 1, a)));
        }
        AddEdition(db, now.AddDays(-60));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>On that paper stands an older number of one who answers.</summary>
    private static void AddEdition(AppDb db, DateTimeOffset at)
    {
        var id = Guid.CreateVersion7(at);
        var shelter = DemonstrationListing.Id(2, "shelter").ToString("N");
        db.PrintedEditions.Add(
            new()
            {
                Id = id,
                PlaceKey = "KG-osh",
                Year = at.UtcDateTime.Year,
                Number = 1,
                GivenOutAt = at,
                Lines = [new PrintedLine("KG-osh", ResponseTask.Shelter, shelter, "0000000000").Sealed(id)],
            }
        );
    }
}
