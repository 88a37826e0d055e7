using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Responses;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Responses;

/// <summary>
/// An organisation says of a line that names it: we answer for this, on these numbers, under this agreement. She signs what she saw: if it was changed meanwhile,
/// she looks again.
/// </summary>
internal static class SignResponse
{
    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadResponses responses,
        TimeProvider clock,
        string place
    )
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var town = responses.Town(place);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await ChangeResponse.Hold(db, town.Key, cancel);
        var view = await responses.Of(town, caller.Reader, cancel) ?? throw Problems.NotFound();
        var signed =
            view.Answers.FirstOrDefault(a =>
                a.Member == caller.Organization && a.Key == form.One("answer", 40) && $"{(int)a.Task}" == form.One("task", 3)
            ) ?? throw Problems.NotFound();
        var state = signed.ToSign ?? throw Problems.NotFound();
        if (Convert.ToHexString(state) != form.One("state", 64))
            throw Problems.ChangedMeanwhile();
        var (task, listing, now) = (signed.Task, signed.Answer.ListingId!.Value, clock.GetUtcNow());
        await db
            .ResponseSignatures.Where(s => s.PlaceKey == town.Key && s.Task == task && s.ListingId == listing)
            .ExecuteDeleteAsync(cancel);
        db.ResponseSignatures.Add(
            new()
            {
                PlaceKey = town.Key,
                Task = task,
                ListingId = listing,
                OrganizationId = caller.Organization,
                SignedAt = now,
                State = state,
            }
        );
        await db.Record(
            new(caller.Organization, http.AuditName(), caller.Person, caller.Name, listing, Details: [town.Key, task.ToString()]),
            now,
            cancel
        );
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/places/{town.Key}?done=saved");
    }

    /// <summary>The organisation takes its own signature back, also of a line on which it stands no longer. Nothing happens where there is none.</summary>
    public static async Task<IResult> TakeBack(
        HttpContext http,
        Caller caller,
        AppDb db,
        ReadResponses responses,
        TimeProvider clock,
        string place
    )
    {
        var (cancel, form) = (http.RequestAborted, await http.Form());
        var town = responses.Town(place);
        if (
            !Enum.TryParse<ResponseTask>(form.One("task", 3), out var task)
            || !Enum.IsDefined(task)
            || !Guid.TryParse(form.One("answer", 40), out var listing)
        )
            throw Problems.NotUnderstood();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await ChangeResponse.Hold(db, town.Key, cancel);
        var (own, key) = (caller.Organization, town.Key);
        var gone = await db
            .ResponseSignatures.Where(s => s.PlaceKey == key && s.Task == task && s.ListingId == listing && s.OrganizationId == own)
            .ExecuteDeleteAsync(cancel);
        if (gone > 0)
        {
            await db.Record(
                new(own, http.AuditName(), caller.Person, caller.Name, listing, Details: [key, task.ToString()]),
                clock,
                cancel
            );
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/places/{key}?done=saved");
    }
}
