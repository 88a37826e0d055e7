using Microsoft.EntityFrameworkCore;

namespace Tirek.Server.Data;

/// <summary>
/// A link that was sent by mail to the public address of an entry which nobody in the network owns: whoever opens it says once whether the entry is right. Who opened
/// it, and whether, is not kept.
/// </summary>
internal sealed class ProviderLink
{
    public Guid Id { get; set; }
    public Guid ListingId { get; set; }

    /// <summary>The organisation of whoever sent it.</summary>
    public Guid OrganizationId { get; set; }

    /// <summary>SHA-256 of what stands in the link; null once it was used.</summary>
    public byte[]? TokenHash { get; set; }
    public DateTimeOffset SentAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>The day of the answer, no hour; null: none yet.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>The answer was that all is right; else something was wrong.</summary>
    public bool IsRight { get; set; }
}

/// <summary>How links are stored.</summary>
internal static class LinkModel
{
    public static void AddProviderLinks(this ModelBuilder model)
    {
        var link = model.Entity<ProviderLink>();
        link.Property(l => l.Id).ValueGeneratedNever();
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => new { l.ListingId, l.SentAt });
        link.HasIndex(l => new { l.OrganizationId, l.SentAt });
    }
}
