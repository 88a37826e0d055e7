using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Mapping;

/// <summary>
/// A round becomes an edition: what all members may read, with answers up to the cut-off day, kept byte by byte under its fingerprint. Nothing writes it again.
/// </summary>
internal static class FreezeRound
{
    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db, ReadMapping mapping, TimeProvider clock, int number)
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        if ((await http.Form()).One("sure", 3) != Keys.Yes)
            return await ShowRound.Show(http, caller, db, mapping, clock, number, MappingText.FaultFreeze, null, null, 422);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var round = await ListRounds.Find(db, number, cancel);
        if (!round.CanBeFrozen(DateOnly.FromDateTime(now.UtcDateTime)))
            throw Problems.ChangedMeanwhile();
        var (edition, fingerprint) = Edition(
            new(Questionnaire.Version, await LoadStandard.All(db, cancel), await mapping.ForEdition(round.CutOff, cancel))
        );
        var frozen = await db
            .MappingRounds.Where(r => r.Id == round.Id && r.FrozenAt == null)
            .ExecuteUpdateAsync(
                u => u.SetProperty(r => r.FrozenAt, now).SetProperty(r => r.Edition, edition).SetProperty(r => r.Fingerprint, fingerprint),
                cancel
            );
        if (frozen != 1)
            throw Problems.ChangedMeanwhile();
        await SaveSheet.Record(db, http, caller, round.Id, now);
        await transaction.CommitAsync(cancel);
        return new SeeOther($"/{http.Language().Code}/mapping/rounds/{number}?done=saved");
    }

    /// <summary>What is kept of a round, and its SHA-256 in hexadecimal digits.</summary>
    public static (string Text, string Fingerprint) Edition(FrozenEdition edition)
    {
        var text = StoredJson.Write(edition);
        return (text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
