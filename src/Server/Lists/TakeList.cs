using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Editing;
using Tirek.Domain.Languages;
using Tirek.Domain.Lists;
using Tirek.Server.Data;
using Tirek.Server.Editing;
using Tirek.Server.Http;
using Tirek.Server.Listings;

namespace Tirek.Server.Lists;

/// <summary>
/// Takes a list as it was shown, all that can be taken of it or nothing. If a service changed since, nothing is taken and the difference is shown anew: what a
/// colleague wrote meanwhile is not written over unseen. Rows without a tick are left out, and what is newer than the list stays unless she ticked it.
/// </summary>
internal static class TakeList
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        var form = await http.Form();
        var (shown, choices) = (form.One("mark", 40), ReadChoices.Of(form));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var own = await NewListing.Hold(db, caller, cancel);
        var list = await OwnLists.Open(db, caller, id, cancel);
        await db.Listings.OwnedBy(db, caller).ExecuteUpdateAsync(u => u.SetProperty(l => l.ChangedAt, l => l.ChangedAt), cancel);
        var plan = await OwnLists.Plan(db, caller, list, cancel);
        if (shown != OwnLists.MarkOf(list, plan))
            return LookAtList.Show(list, await FormerStates.WithWriters(db, caller, plan, cancel), ListChoices.None, 1, 409);
        var language = Language.Find(list.Language)!;
        var now = clock.GetUtcNow();
        var (touched, added) = (new List<Guid>(), 0);
        foreach (var row in plan.Where(r => r.Act is PlannedAct.Add or PlannedAct.Change && !choices.Left.Contains(r.Row.Number)))
        {
            // The id by which our own workbook knows a service is no code of theirs.
            var from = new FromList(id, row.Row.Number, OwnCode.Of(row.Row.Key) is not null ? null : row.Row.Key);
            if (row.Entry is null)
            {
                var made = NewListing.Add(db, own, row.Texts, row.Row.Town!, row.Row.Address, language, now);
                EditHistory.Begin(db, caller, made, now, from);
                touched.Add(made.Id);
                added++;
                continue;
            }
            var record = await db.Listings.SingleAsync(l => l.Id == row.Entry.Id, cancel);
            var changed = EditFields.Write(record.Document, choices.Texts(row), language);
            if (ReferenceEquals(changed, record.Document))
                continue;
            await EditHistory.Write(db, caller, record, changed, now, cancel, from);
            touched.Add(record.Id);
        }
        (list.Cells, list.TakenAt) = (null, now);
        (list.Added, list.Changed) = (added, touched.Count - added);
        await db.SaveChangesAsync(cancel);
        await PublishListings.Publish(db, touched, cancel, clock);
        await LettingGo.Remember(db, cancel);
        await OwnLists.Record(http, db, caller, id, clock);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/organization/services/list");
    }
}
