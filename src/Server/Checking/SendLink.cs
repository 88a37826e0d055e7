using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Checking;
using Tirek.Server.Audit;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Mailing;
using Tirek.Server.Node;

namespace Tirek.Server.Checking;

/// <summary>
/// Asks whoever gives a service, at the address that everybody reads of it, whether the entry is right: a neutral mail with a link that works once. Only where nobody
/// in the network owns the entry, which else checks it herself, and where it is due.
/// </summary>
internal static class SendLink
{
    private const int TokenBytes = 32;

    public static async Task<IResult> Answer(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeState node,
        IDataProtectionProvider seals,
        TimeProvider clock,
        Guid id
    )
    {
        var (cancel, now) = (http.RequestAborted, clock.GetUtcNow());
        await using (var transaction = await db.Database.BeginTransactionAsync(cancel))
        {
            // One organisation's mails are counted one after the other.
            await NotMany(db, caller, cancel);
            await InHerReach.Hold(db, caller, id, cancel);
            if (await Fault(http, caller, db, node, id, now, cancel) is { } fault)
                return await ReportChange.Show(http, caller, db, node, clock, id, fault);
            var address = ProviderLinkRule.AddressOf(await ViewOf(db, id, cancel), CheckListing.Today(clock))!;
            var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
            var link = new ProviderLink
            {
                Id = Guid.CreateVersion7(now),
                ListingId = id,
                OrganizationId = caller.Organization,
                TokenHash = HashOf(token),
                SentAt = now,
                ExpiresAt = now + ProviderLinkRule.Lasts,
            };
            db.ProviderLinks.Add(link);
            AskByMail.Queue(db, address, http.Language(), link.Id, $"/ask/{token}", seals, now);
            await db.Record(new(caller.Organization, http.AuditName(), caller.Person, caller.Name, id), now, cancel);
            await transaction.CommitAsync(cancel);
        }
        return new SeeOther($"/{http.Language().Code}/checks/{id}?done=saved");
    }

    /// <summary>Of what stands in a link; the database never holds more of it.</summary>
    public static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    /// <summary>Whether she could ask by mail now: she decides about the entry and nobody owns it, it is due, has an address, and mail goes out from here.</summary>
    public static async Task<bool> IsPossible(AppDb db, Caller caller, NodeState node, Guid id, DateOnly today, CancellationToken cancel) =>
        node.Current.Mail is not null
        && ProviderLinkRule.AddressOf(await ViewOf(db, id, cancel), today) is not null
        && await IsNobodys(db, caller, id, cancel);

    /// <summary>The newest link of an entry.</summary>
    public static Task<SentLink?> Newest(AppDb db, Guid id, CancellationToken cancel) =>
        db
            .ProviderLinks.Where(l => l.ListingId == id)
            .OrderByDescending(l => l.SentAt)
            .Select(l => (SentLink?)new SentLink(l.SentAt, l.ExpiresAt, l.AnsweredOn, l.IsRight))
            .FirstOrDefaultAsync(cancel);

    private static async Task<string?> Fault(
        HttpContext http,
        Caller caller,
        AppDb db,
        NodeState node,
        Guid id,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!await IsPossible(db, caller, node, id, today, cancel))
            return CheckingText.LinkNot;
        if ((await Newest(db, id, cancel))?.IsOpen(now) == true)
            return CheckingText.LinkOpen;
        var (own, since) = (caller.Organization, now - ProviderLinkRule.Day);
        if (await db.ProviderLinks.CountAsync(l => l.OrganizationId == own && l.SentAt > since, cancel) >= ProviderLinkRule.MostInDay)
            return CheckingText.LinkMany;
        var address = (await ViewOf(db, id, cancel)).Email;
        var lately = await db.ProviderLinks.Where(l => l.SentAt > since).Select(l => l.ListingId).ToListAsync(cancel);
        var views = await db.PublicListings.AsNoTracking().Where(p => lately.Contains(p.Id)).Select(p => p.View).ToListAsync(cancel);
        return views.Count(v => string.Equals(v.Email, address, StringComparison.OrdinalIgnoreCase)) >= ProviderLinkRule.MostOfAddress
            ? CheckingText.LinkMany
            : null;
    }

    private static Task NotMany(AppDb db, Caller caller, CancellationToken cancel)
    {
        var own = caller.Organization;
        return db
            .MemberOrganizations.Where(o => o.Id == own)
            .ExecuteUpdateAsync(u => u.SetProperty(o => o.SortName, o => o.SortName), cancel);
    }

    private static Task<Domain.Listings.ListingView<Domain.Listings.PublicReader>> ViewOf(AppDb db, Guid id, CancellationToken cancel) =>
        db.PublicListings.AsNoTracking().Where(p => p.Id == id).Select(p => p.View).SingleAsync(cancel);

    private static async Task<bool> IsNobodys(AppDb db, Caller caller, Guid id, CancellationToken cancel) =>
        await db.Listings.DecidedBy(db, caller).AnyAsync(l => l.Id == id, cancel)
        && await db.Listings.Nobodys(db).AnyAsync(l => l.Id == id, cancel);
}
