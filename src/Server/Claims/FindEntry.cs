using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Claims;
using Tirek.Domain.Languages;
using Tirek.Domain.Members;
using Tirek.Server.Data;
using Tirek.Server.Http;

namespace Tirek.Server.Claims;

/// <summary>Finds entries that can be claimed by words of what everybody reads of them, or by the address of an entry's page. What she types stands in no address.</summary>
internal static class FindEntry
{
    private const int Most = 20;

    public static IResult Page() => Show("", null);

    public static async Task<IResult> Answer(HttpContext http, Caller caller, AppDb db)
    {
        var (cancel, asked) = (http.RequestAborted, (await http.Form()).One("words"));
        if (asked.Length == 0)
            return Show(asked, null);
        var entries = db.PublicListings.AsNoTracking().Claimable(db, caller.Standing.Kind == OrganizationKind.StateBody);
        if (IdIn(asked) is { } id)
            entries = entries.Where(p => p.Id == id);
        else
            foreach (var word in Folding.Words(asked).Take(8).Select(w => $" {w}"))
                entries = entries.Where(p => p.Folded.Contains(word));
        var found = await entries.OrderBy(p => p.Id).Take(Most + 1).Select(p => p.View).ToListAsync(cancel);
        var ids = found.Select(v => v.Id).ToList();
        var claimed = await db
            .ListingClaims.Of(caller)
            .Where(c => ids.Contains(c.ListingId) && c.State == ClaimState.Waiting)
            .Select(c => c.ListingId)
            .ToHashSetAsync(cancel);
        return Show(asked, [.. found.Select(v => new ClaimableEntry(v, claimed.Contains(v.Id)))]);
    }

    /// <summary>The id in what may be the address of an entry.</summary>
    private static Guid? IdIn(string asked) =>
        asked.Split('/', '?', '#').Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null);

    private static RazorComponentResult<FindEntryPage> Show(string words, IReadOnlyList<ClaimableEntry>? found) =>
        new(
            new
            {
                Words = words,
                Found = found?.Take(Most).ToList(),
                HasMore = found?.Count > Most,
            }
        );
}
