using Tirek.Server.Data;

namespace Tirek.Server.Audit;

/// <summary>The door to the node's own trail: what its operators did, from the command line or on their page.</summary>
internal static class AuditTrail
{
    /// <summary>Adds a line that is written with the act itself, in the same transaction. <paramref name="subject"/> is an id or a code, never a value.</summary>
    /// <param name="by">The operator who was signed in; null: whoever had the command line.</param>
    public static void Trail(this AppDb db, string act, string subject, TimeProvider clock, Guid? by = null) =>
        db.Trail(act, subject, clock, by is { } person ? By(person) : null);

    /// <inheritdoc cref="Trail(AppDb, string, string, TimeProvider, Guid?)"/>
    public static void Trail(this AppDb db, string act, string subject, TimeProvider clock, string? by) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                Id = Guid.CreateVersion7(),
                At = clock.GetUtcNow(),
                Act = act,
                Subject = subject,
                By = by ?? "command line",
            }
        );

    /// <summary>How a line names an operator.</summary>
    public static string By(Guid person) => $"operator {person}";

    /// <summary>How a line names what the node does by itself.</summary>
    public const string Schedule = "schedule";

    /// <summary>How a line names a member who does it for the whole node; null: she was erased since she said so.</summary>
    public static string OfMember(Guid? person) => person is { } by ? $"member {by}" : "somebody erased";
}
