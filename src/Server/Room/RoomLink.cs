using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Server.Data;
using Tirek.Server.Http;
using Tirek.Server.Mailing;

namespace Tirek.Server.Room;

/// <summary>
/// What stands in the link of a mail: which question, which shelter, and to whom the mail went, sealed by the node's key. Nothing of it is stored. It holds
/// while the question stands and she may answer for that shelter.
/// </summary>
internal sealed record RoomLink(Guid Question, Guid Shelter, Guid Person)
{
    private const string Purpose = "tirek/room";
    private const int IdBytes = 16;

    public string Seal(IDataProtectionProvider seals) =>
        WebEncoders.Base64UrlEncode(
            seals.CreateProtector(Purpose).Protect([.. Question.ToByteArray(), .. Shelter.ToByteArray(), .. Person.ToByteArray()])
        );

    /// <summary>Null if it was not sealed here.</summary>
    public static RoomLink? Open(string token, IDataProtectionProvider seals)
    {
        try
        {
            var said = seals.CreateProtector(Purpose).Unprotect(WebEncoders.Base64UrlDecode(token)).AsSpan();
            return said.Length == 3 * IdBytes ? new(new(said[..IdBytes]), new(said[IdBytes..^IdBytes]), new(said[^IdBytes..])) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Queues a mail for everybody who may answer for one of these shelters and gave an address. To be saved by the caller.</summary>
    public static async Task Send(
        AppDb db,
        Guid question,
        IReadOnlyCollection<Guid> shelters,
        IDataProtectionProvider seals,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var people = await db
            .Memberships.Where(m => m.Until == null && shelters.Contains(m.OrganizationId))
            .Where(m => db.MailAddresses.Any(a => a.PersonId == m.PersonId))
            .Select(m => new { m.PersonId, m.OrganizationId })
            .ToListAsync(cancel);
        foreach (var person in people)
            if (await Callers.Absent(db, person.PersonId, cancel) is { } her && her.May(Permission.AnswerAboutRoom))
            {
                var link = new RoomLink(question, person.OrganizationId, person.PersonId).Seal(seals);
                await AskByMail.Queue(db, person.PersonId, $"/answer/{link}", seals, now, cancel);
            }
    }
}
