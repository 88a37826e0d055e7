using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;
using Tirek.Domain.Languages;
using Tirek.Domain.Mailing;

namespace Tirek.Server.Mailing;

/// <summary>What a mail is about. Numbers are stored.</summary>
internal enum LetterKind
{
    Confirm = 1,
    Waiting = 2,
    Test = 3,

    /// <summary>A question that is answered by its link, without signing in.</summary>
    Answer = 4,

    /// <summary>Whether what the directory says of whoever gets it is right, answered by its link.</summary>
    Check = 5,
}

/// <summary>
/// A mail before it is written: to which address, in which language, about what, with which path of the node behind its link. Neutral throughout: no name, no
/// organisation, no word on violence; a sender without a name, and in the headers nothing of the machine, the program or the time zone.
/// </summary>
internal sealed record Letter(string To, string Language, LetterKind Kind, string Path)
{
    private const string Purpose = "tirek/mail";

    public string Seal(IDataProtectionProvider seals) => seals.CreateProtector(Purpose).Protect(JsonSerializer.Serialize(this));

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was sealed by another node.</exception>
    public static Letter Open(string written, IDataProtectionProvider seals) =>
        JsonSerializer.Deserialize<Letter>(seals.CreateProtector(Purpose).Unprotect(written))!;

    public MimeMessage Write(MailServer server, Guid id, DateTimeOffset now, bool isDemonstration)
    {
        var message = new MimeMessage();
        message.Headers.Clear();
        message.From.Add(new MailboxAddress("", server.Sender));
        message.To.Add(new MailboxAddress("", To));
        message.Date = now.ToUniversalTime();
        message.MessageId = $"{id:N}@{MailRule.DomainOf(server.Sender)}";
        // Nobody's absence is to be answered (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        var (subject, text) = Words(Domain.Languages.Language.Find(Language) ?? Domain.Languages.Language.English, isDemonstration);
        message.Subject = subject;
        message.Body = new TextPart("plain") { Text = $"{text}\n\n{server.Site}/{Language}{Path}\n" };
        return message;
    }

    private (string Subject, string Text) Words(Language language, bool isDemonstration)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language.Culture;
        try
        {
            var (subject, text) = Kind switch
            {
                LetterKind.Confirm => (MailingText.ConfirmSubject, MailingText.ConfirmText),
                LetterKind.Answer => (MailingText.WaitingSubject, MailingText.AnswerText),
                LetterKind.Check => (MailingText.CheckSubject, MailingText.CheckText),
                LetterKind.Waiting => (MailingText.WaitingSubject, MailingText.WaitingText),
                _ => (MailingText.TestSubject, MailingText.TestText),
            };
            return (subject, isDemonstration ? $"{MailingText.Invented}\n\n{text}" : text);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
