using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;

namespace Tirek.Server.Operating;

/// <summary>Takes the right to run the node away from somebody: another operator does, or whoever has the machine. One stays who has it. Her account stays hers.</summary>
internal static class EndOperator
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, Callers callers, TimeProvider clock, Guid id)
    {
        if (id == caller.Person)
            throw Problems.NotFound();
        await End(db, id, clock, http.RequestAborted, caller.Person);
        callers.Forget(id);
        return new SeeOther($"/{http.Language().Code}/node");
    }

    /// <param name="db">The node's.</param>
    /// <param name="id">Whose right ends.</param>
    /// <param name="clock">When.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="by">The operator who does it; null: whoever has the command line.</param>
    /// <exception cref="Problem">She is no operator, or whoever does it is none any more.</exception>
    /// <exception cref="CommandRefusal">Nobody else is left who could run the node by its page.</exception>
    public static async Task End(AppDb db, Guid id, TimeProvider clock, CancellationToken cancel, Guid? by = null)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Of two who end each other at once the second is none any more.
        await InviteFromOutside.Hold(db, by, cancel);
        var others = db.People.Where(p => p.IsOperator && p.Id != id && p.SheetHash != null);
        if (!await others.AnyAsync(cancel))
            throw new CommandRefusal("No other operator has a complete account. Invite one first: ./tirek invite operator --data FOLDER");
        // With a new stamp: what she writes to her account at this moment does not give it back.
        var stamp = Guid.CreateVersion7(now).ToString();
        var ended = await db
            .People.Where(p => p.Id == id && p.IsOperator)
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.IsOperator, false).SetProperty(p => p.ConcurrencyStamp, stamp), cancel);
        if (ended == 0)
            throw Problems.NotFound();
        await db
            .SignInSessions.Where(s => s.PersonId == id && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.EndedAt, now), cancel);
        await OpenInvitations.Withdraw(db, id, now, cancel);
        db.Trail("operator.end", id.ToString(), clock, by);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
