using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Places;
using Tirek.Domain.Responses;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Responses;

/// <summary>
/// Somebody writes who answers in a place. The page proposes for each line whom the directory knows; she ticks. Two who write at once lose nothing: lines that
/// only one of them changed are joined, and where both changed one the second sees what the first wrote, and chooses.
/// </summary>
internal static class ChangeResponse
{
    public static async Task<IResult> Page(HttpContext http, Caller caller, AppDb db, ReadResponses responses, string place)
    {
        var town = TownOf(caller, responses, place);
        var stands = await Stored(db, town.Key, http.RequestAborted);
        var proposed = await Proposals.Of(db, caller.Reader, town, stands, http.RequestAborted);
        var isNew = !await db.PlaceResponses.AnyAsync(r => r.PlaceKey == town.Key, http.RequestAborted);
        // Of a new sheet, the nearest who are in the town itself are ticked already: she takes out who does not answer.
        return Show(http, town, proposed, stands, isNew ? proposed.Nearest() : stands, [], [], null, 200);
    }

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadResponses responses,
        TimeProvider clock,
        string place
    )
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        var (town, form) = (TownOf(caller, responses, place), await http.Form());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await Hold(db, town.Key, cancel);
        var stands = await Stored(db, town.Key, cancel);
        var hers = ResponseForm.Read(form, stands, DateOnly.FromDateTime(now.UtcDateTime));
        var proposed = await Proposals.Of(db, caller.Reader, town, [.. stands, .. hers.Answers], cancel);
        proposed.RefuseWhoCannotAnswer(hers.Answers, stands);
        var joined = JoinAnswers.Of(stands, hers.Answers, hers.Seen);
        var fault =
            hers.Fault
            ?? (joined.Conflicts.Count > 0 ? ResponsesText.Conflict : null)
            ?? (joined.Answers.Count > ResponseAnswer.Most ? ResponseWords.Say(ResponsesText.FaultTooMany, ResponseAnswer.Most) : null);
        var isNew = !await db.PlaceResponses.AnyAsync(r => r.PlaceKey == town.Key, cancel);
        if (isNew && joined.Answers.Count == 0)
            fault ??= ResponsesText.FaultEmpty;
        if (fault is not null)
            return Show(
                http,
                town,
                proposed,
                stands,
                joined.Answers,
                joined.Conflicts,
                hers.OwnFaults,
                fault,
                joined.Conflicts.Count > 0 ? 409 : 422
            );
        if (isNew || ResponseAnswer.MarkOf(joined.Answers) != ResponseAnswer.MarkOf(stands))
        {
            await Write(db, town, joined.Answers, isNew, now, cancel);
            await db.Record(
                new(
                    caller.Organization,
                    http.AuditName(),
                    caller.Person,
                    caller.Name,
                    Uuid5.Create(Uuid5.Url, town.Key),
                    Details: [town.Key]
                ),
                now,
                cancel
            );
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/places/{town.Key}?done=saved");
    }

    /// <summary>Waits for whoever writes the sheet now. In a transaction.</summary>
    public static Task Hold(AppDb db, string placeKey, CancellationToken cancel) =>
        db
            .PlaceResponses.Where(r => r.PlaceKey == placeKey)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.ChangedAt, r => r.ChangedAt), cancel);

    private static Place TownOf(Caller caller, ReadResponses responses, string place) =>
        responses.Town(place) is var town && ListPlaces.MayBuild(caller, town) ? town : throw Problems.NotFound();

    private static async Task<IReadOnlyList<ResponseAnswer>> Stored(AppDb db, string placeKey, CancellationToken cancel)
    {
        var stored = await db.PlaceAnswers.AsNoTracking().Where(a => a.PlaceKey == placeKey).OrderBy(a => a.Position).ToListAsync(cancel);
        return [.. stored.Select(a => a.Read())];
    }

    private static async Task Write(
        AppDb db,
        Place town,
        IReadOnlyList<ResponseAnswer> answers,
        bool isNew,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if (isNew)
            db.PlaceResponses.Add(
                new()
                {
                    PlaceKey = town.Key,
                    Country = town.Country,
                    ChangedAt = now,
                }
            );
        else
            await db
                .PlaceResponses.Where(r => r.PlaceKey == town.Key)
                .ExecuteUpdateAsync(u => u.SetProperty(r => r.ChangedAt, now), cancel);
        await db.PlaceAnswers.Where(a => a.PlaceKey == town.Key).ExecuteDeleteAsync(cancel);
        db.PlaceAnswers.AddRange(answers.Select((a, i) => PlaceAnswer.Of(town.Key, i + 1, a)));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (isNew)
        {
            // Somebody began the same sheet at the same moment: there was nothing to hold yet.
            throw Problems.ChangedMeanwhile();
        }
    }

    private static RazorComponentResult<ChangeResponsePage> Show(
        HttpContext http,
        Place town,
        Proposals proposed,
        IReadOnlyList<ResponseAnswer> stands,
        IReadOnlyList<ResponseAnswer> hers,
        IReadOnlyList<ResponseTask> conflicts,
        Dictionary<(ResponseTask Task, int At), OwnFault> faults,
        string? fault,
        int status
    ) =>
        new(
            new
            {
                Place = town,
                Fault = fault,
                Lines = ResponseTasks
                    .All.Select(task =>
                        proposed.Line(
                            task,
                            ResponseAnswer.MarkOf(stands.Where(a => a.Task == task)),
                            [.. hers.Where(a => a.Task == task)],
                            conflicts.Contains(task) ? [.. stands.Where(a => a.Task == task)] : null,
                            http.Language()
                        ) with
                        {
                            Faults = faults.Where(f => f.Key.Task == task).ToDictionary(f => f.Key.At, f => f.Value),
                        }
                    )
                    .ToList(),
            }
        )
        {
            StatusCode = status,
        };
}
