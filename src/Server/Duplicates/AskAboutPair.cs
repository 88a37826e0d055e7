using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Domain.Duplicates;
using Tirek.Domain.Languages;
using Tirek.Server.Audit;
using Tirek.Server.Checking;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Members;

namespace Tirek.Server.Duplicates;

/// <summary>
/// Asks whoever decides about an entry that is not hers to look at the pair: a correction like any other. Nothing changes by it; who asked once is not heard again.
/// </summary>
internal static class AskAboutPair
{
    private const int LongestName = 200;

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, TimeProvider clock, Guid id)
    {
        var cancel = http.RequestAborted;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var asked = await db
            .DuplicatePairs.Where(p => p.Id == id && p.AskedOn == null && p.State == PairState.Open)
            .ExecuteUpdateAsync(u => u.SetProperty(p => p.AskedOn, today), cancel);
        var pair =
            await db.DuplicatePairs.AsNoTracking().SeenBy(db, caller).SingleOrDefaultAsync(p => p.Id == id, cancel)
            ?? throw Problems.NotFound();
        var seen = (await ReadPairs.Read(db, caller, [pair], cancel))[0];
        if (asked == 0 || seen.IsHers)
            throw Problems.ChangedMeanwhile();
        foreach (var (of, other) in new[] { (seen.First, seen.Second), (seen.Second, seen.First) }.Where(s => !s.Item1.IsHers))
        {
            var name = other.View.Name.In(http.Language()).Text;
            var words = MemberWords.Say(
                DuplicatesText.AskWords,
                name[..Math.Min(name.Length, LongestName)],
                $"/{http.Language().Code}/find/{other.View.Id}"
            );
            await WriteCorrection.Write(db, of.View.Id, CorrectionOrigin.Call, [CorrectionAbout.Other], words, clock, cancel);
        }
        await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, pair.FirstId), clock, cancel);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/duplicates/{id}");
    }
}
