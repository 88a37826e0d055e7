using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>The door to the trail: what the operator did from the command line.</summary>
internal static class AuditTrail
{
    /// <summary>Adds a line that is written with the act itself, in the same transaction. <paramref name="subject"/> is an id or a code, never a value.</summary>
    public static void Trail(this AppDb db, string act, string subject, TimeProvider clock) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                Id = Guid.CreateVersion7(),
                At = clock.GetUtcNow(),
                Act = act,
                Subject = subject,
                By = "command line",
            }
        );
}
