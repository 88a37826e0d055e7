namespace Tirek.Domain.Network;

/// <summary>Membership lasts a year and is renewed by looking at what is known of the organisation and saying that it is still so (network.md §3).</summary>
public static class Renewal
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    /// <summary>So long before the day she is reminded, and a look at the answers renews.</summary>
    public static readonly TimeSpan Reminds = TimeSpan.FromDays(30);

    /// <summary>So long after the day nothing is lost yet; then it is no member any more until it is admitted anew.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(60);

    /// <param name="renewBy">The day until which membership lasts; null for an organisation that is no member.</param>
    public static bool IsDue(DateTimeOffset? renewBy, DateTimeOffset now) => renewBy is { } day && now >= day - Reminds;

    public static bool IsOver(DateTimeOffset? renewBy, DateTimeOffset now) => renewBy is { } day && now >= day + Grace;
}
