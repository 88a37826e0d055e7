namespace Tirek.Domain.Mailing;

/// <summary>How the way to a mail server is kept from listeners.</summary>
public enum MailSecurity
{
    /// <summary>Encrypted from the first byte (usually port 465).</summary>
    Tls = 1,

    /// <summary>Encrypted before anything else is said, or not at all (usually port 587).</summary>
    StartTls = 2,

    /// <summary>In the open: only to a server on the same machine.</summary>
    None = 3,
}

/// <summary>What was wrong about the way to a mail server as it was given.</summary>
public enum MailSetupFault
{
    Host = 1,
    Port,
    Sender,

    /// <summary>The address under which the node's pages are opened.</summary>
    Site,

    /// <summary>In the open to another machine.</summary>
    InTheOpen,

    /// <summary>A demonstration writes to this machine only.</summary>
    Demonstration,
}

/// <summary>Why a mail was not taken. Numbers are stored.</summary>
public enum MailFault
{
    Unreachable = 1,
    NotEncrypted,
    SignInRefused,
    SenderRefused,
    RecipientRefused,
    Refused,
}

/// <summary>
/// A way to a mail server, as the operator gives it: from which address mails come, and under which the node's pages are opened, since a mail has no page to
/// take it from. An empty password keeps the one that is known for this server and name.
/// </summary>
public sealed record MailSetup(string Host, int Port, MailSecurity Security, string? User, string? Password, string Sender, string Site)
{
    public static readonly MailSetup Empty = new("", 587, MailSecurity.StartTls, null, null, "", "");

    /// <summary>The first thing that cannot be; null if all is well.</summary>
    public MailSetupFault? FindFault(bool isDemonstration) =>
        Uri.CheckHostName(Host) == UriHostNameType.Unknown ? MailSetupFault.Host
        : Port is < 1 or > 65535 ? MailSetupFault.Port
        : !MailRule.IsAddress(Sender) ? MailSetupFault.Sender
        : !IsSite(Site) ? MailSetupFault.Site
        : isDemonstration && !IsHere(Host) ? MailSetupFault.Demonstration
        : Security == MailSecurity.None && !IsHere(Host) ? MailSetupFault.InTheOpen
        : null;

    /// <summary>Whether a host is this machine itself.</summary>
    public static bool IsHere(string host) => host is "127.0.0.1" or "::1" or "[::1]" or "localhost";

    private static bool IsSite(string site) =>
        Uri.TryCreate(site, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri is { PathAndQuery: "/", UserInfo.Length: 0, Fragment.Length: 0 }
        && (uri.Scheme == "https" || uri.IsLoopback);
}

/// <summary>Mails that wait to be sent, since when the oldest does, and why the last try failed.</summary>
public sealed record MailQueue(int Waiting, DateTimeOffset? Oldest, MailFault? Fault);

/// <summary>Somebody's address of mail, as she sees it. Refused: her mail server did not take the last mail, and nothing more is sent.</summary>
public sealed record OwnMail(string Address, bool IsConfirmed, bool IsRefused);
