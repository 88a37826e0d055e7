using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Listings;
using Tirek.Server.Data;

namespace Tirek.Server.Listings;

/// <summary>
/// The door to listings as members may read them: those that anybody can find, with the values kept for professionals beside, if the reader is one for whom they
/// are kept. Where a hidden place is stands as it does for everybody. Only for pages behind a permission that members alone have.
/// </summary>
internal static class ReadForProfessionals
{
    public static async Task<IReadOnlyList<ListingView<ProfessionalReader>>> Read(
        AppDb db,
        MemberReader reader,
        Guid[] ids,
        CancellationToken cancel
    )
    {
        var shown = await db.PublicListings.Where(l => ids.Contains(l.Id)).Select(l => l.Id).ToArrayAsync(cancel);
        var kept = await (await PublicRows.Prepare(db, cancel)).Read(db, shown, cancel);
        return
        [
            .. kept.Listings.Select(l =>
                ListingView.For(reader, l.Document, kept.Organizations.GetValueOrDefault(l.OrganizationId)?.Document, kept.Locations)
            ),
        ];
    }
}
