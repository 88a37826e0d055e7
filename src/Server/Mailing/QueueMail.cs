using Microsoft.AspNetCore.DataProtection;
using Tirek.Server.Data;

namespace Tirek.Server.Mailing;

/// <summary>Queues a mail in the transaction of what causes it; a worker sends it (<see cref="SendMails"/>). No page ever waits for a mail server.</summary>
internal static class QueueMail
{
    /// <summary>To be saved by the caller.</summary>
    public static void Queue(this AppDb db, Letter letter, Guid person, IDataProtectionProvider seals, DateTimeOffset now) =>
        db.OutgoingMails.Add(
            new()
            {
                Id = Guid.CreateVersion7(now),
                PersonId = person,
                Sealed = letter.Seal(seals),
                QueuedAt = now,
                NextTryAt = now,
            }
        );
}
