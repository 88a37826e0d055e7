using Tirek.Domain.Mailing;

namespace Tirek.Server.Mailing;

/// <summary>What is said of mails, in the reader's language.</summary>
internal static class MailWords
{
    public static string Of(OwnMail mail) =>
        mail.IsRefused ? MailingText.StateRefused
        : mail.IsConfirmed ? MailingText.StateConfirmed
        : MailingText.StateAsked;

    /// <summary>What a form on her account's page did; null if it did nothing, or something is wrong.</summary>
    public static string? OfDeed(string? said) =>
        said switch
        {
            "sent" => MailingText.SaidSent,
            "removed" => MailingText.SaidRemoved,
            _ => null,
        };

    public static string? OfFault(string? said) =>
        said switch
        {
            "unfit" => MailingText.SaidUnfit,
            "often" => MailingText.SaidOften,
            _ => null,
        };

    public static string Of(MailFault fault) =>
        fault switch
        {
            MailFault.Unreachable => MailingText.FaultUnreachable,
            MailFault.NotEncrypted => MailingText.FaultNotEncrypted,
            MailFault.SignInRefused => MailingText.FaultSignIn,
            MailFault.SenderRefused => MailingText.FaultSender,
            MailFault.RecipientRefused => MailingText.FaultRecipient,
            _ => MailingText.FaultRefused,
        };

    public static string Of(MailSetupFault fault) =>
        fault switch
        {
            MailSetupFault.Host => MailingText.SetupHost,
            MailSetupFault.Port => MailingText.SetupPort,
            MailSetupFault.Sender => MailingText.SetupSender,
            MailSetupFault.Site => MailingText.SetupSite,
            MailSetupFault.Demonstration => MailingText.SetupDemonstration,
            _ => MailingText.SetupInTheOpen,
        };

    public static string Of(MailSecurity security) =>
        security switch
        {
            MailSecurity.Tls => MailingText.SecurityTls,
            MailSecurity.StartTls => MailingText.SecurityStartTls,
            _ => MailingText.SecurityNone,
        };
}
