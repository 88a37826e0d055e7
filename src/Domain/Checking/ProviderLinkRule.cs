using Tirek.Domain.Listings;
using Tirek.Domain.Mailing;

namespace Tirek.Domain.Checking;

/// <summary>When whoever gives a service is asked by mail whether its entry is right: bounds of the links, and which entries have one to ask.</summary>
public static class ProviderLinkRule
{
    /// <summary>A link opens nothing after so long.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>What is known of a link is deleted after so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>Mails that one organisation may cause in <see cref="Day"/>.</summary>
    public const int MostInDay = 50;

    /// <summary>Mails to one address in <see cref="Day"/>: an organisation with many entries is not flooded.</summary>
    public const int MostOfAddress = 5;
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The address that everybody reads of an entry that is due to be checked; null: there is none that mail reaches, or nobody has to ask.</summary>
    public static string? AddressOf(ListingView<PublicReader> view, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
            CheckRule.IsDue(view.CheckedOn, today)
            && view.Email is { } address
            && MailRule.IsAddress(address)
            && MailRule.DomainOf(address).Contains('.', StringComparison.Ordinal)
            ? address
            : null;
    }
}

/// <summary>What became of the newest link of an entry. <see cref="AnsweredOn"/>: null, nobody answered; whether somebody opened it is not known.</summary>
public sealed record SentLink(DateTimeOffset SentAt, DateTimeOffset ExpiresAt, DateOnly? AnsweredOn, bool IsRight)
{
    public bool IsOpen(DateTimeOffset now) => AnsweredOn is null && now < ExpiresAt;
}
