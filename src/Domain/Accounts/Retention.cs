namespace Tirek.Domain.Accounts;

/// <summary>How long what is known of people is kept. Shown on the page of what is stored about her, and kept by a job of the node's own.</summary>
public static class Retention
{
    /// <summary>A session ends after so long without a sign of life, and at the latest after <see cref="SessionAtMost"/>.</summary>
    public static readonly TimeSpan SessionIdle = TimeSpan.FromHours(12);
    public static readonly TimeSpan SessionAtMost = TimeSpan.FromDays(7);

    /// <summary>Ended sessions stay visible to their owner for so long, then are deleted.</summary>
    public static readonly TimeSpan EndedSession = TimeSpan.FromDays(30);

    /// <summary>A device that was not used for so long is no longer known.</summary>
    public static readonly TimeSpan Device = TimeSpan.FromDays(180);

    /// <summary>An invitation that is not used expires; used and expired ones are deleted after <see cref="EndedSession"/>.</summary>
    public static readonly TimeSpan Invitation = TimeSpan.FromDays(14);

    /// <summary>That somebody asks to come back, with the confirmations of her colleagues.</summary>
    public static readonly TimeSpan Return = TimeSpan.FromHours(48);

    /// <summary>A mail that no server takes; one that was taken is deleted at once.</summary>
    public static readonly TimeSpan Mail = TimeSpan.FromDays(3);

    /// <summary>An address of mail whose link nobody opened.</summary>
    public static readonly TimeSpan UnconfirmedMail = TimeSpan.FromDays(7);

    /// <summary>An account that was never complete.</summary>
    public static readonly TimeSpan UnfinishedAccount = TimeSpan.FromDays(2);

    /// <summary>What somebody wrote of a service and did not publish.</summary>
    public static readonly TimeSpan Draft = TimeSpan.FromDays(90);

    /// <summary>The cells of a list of services that somebody brought and did not take.</summary>
    public static readonly TimeSpan BroughtList = TimeSpan.FromDays(1);
}
