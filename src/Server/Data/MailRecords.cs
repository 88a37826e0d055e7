using Tirek.Domain.Mailing;

namespace Tirek.Server.Data;

/// <summary>Where somebody wants to be told that something waits for her. Optional; deleted with her, or when she takes it back.</summary>
internal sealed class MailAddress
{
    public Guid PersonId { get; set; }

    /// <summary>The address, sealed by the node's key.</summary>
    public required string Sealed { get; set; }
    public DateTimeOffset GivenAt { get; set; }

    /// <summary>Hash of what stands in the link that was sent to it; null once it was opened.</summary>
    public byte[]? TokenHash { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When her mail server refused a mail for good.</summary>
    public DateTimeOffset? RefusedAt { get; set; }

    /// <summary>When she was written to last that something waits.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>Short hashes of what waited when it was looked at last, by which something new is known; null: not looked at yet.</summary>
    public string? Known { get; set; }
}

/// <summary>
/// A mail that waits to be sent. It is queued with what causes it, and gone as soon as a server has taken it. Its id is its Message-Id, so that one sent
/// twice by a crash is one to whoever receives it.
/// </summary>
internal sealed class OutgoingMail
{
    public Guid Id { get; set; }

    /// <summary>For whom, so that it goes with her.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Address, language, kind and link, sealed by the node's key.</summary>
    public required string Sealed { get; set; }
    public DateTimeOffset QueuedAt { get; set; }
    public DateTimeOffset NextTryAt { get; set; }
    public int Tries { get; set; }

    /// <summary>Until then one server has it in its hands, and no other touches it.</summary>
    public DateTimeOffset? TakenUntil { get; set; }

    /// <summary>Why the last try failed.</summary>
    public MailFault? Fault { get; set; }
}
