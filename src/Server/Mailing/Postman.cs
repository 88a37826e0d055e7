using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;
using Tirek.Domain.Mailing;
using Tirek.Server.Node;

namespace Tirek.Server.Mailing;

/// <summary>Hands a mail to the mail server, within bounds of time. A demonstration's goes to this machine or nowhere.</summary>
internal sealed class Postman(IDataProtectionProvider seals, NodeFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Longer than any mail can be in somebody's hands: <see cref="Patience"/> and a slow machine.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    /// <returns>Why it was not taken, and whether trying again is of no use; null if it was.</returns>
    public async Task<Refusal?> Hand(MailServer server, Letter letter, Guid id, CancellationToken cancel)
    {
        if (server.Shown.FindFault(folder.IsDemonstration) is not null)
            return new(MailFault.Refused, IsFinal: true);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bounded.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            // Not the name of this machine, which it would say by itself.
            client.LocalDomain = MailRule.DomainOf(server.Sender);
            // Asks nobody else whether a certificate was withdrawn.
            client.CheckCertificateRevocation = false;
            await client.ConnectAsync(server.Host, server.Port, OptionOf(server.Security), bounded.Token);
            if (server.User is { } user)
                await client.AuthenticateAsync(user, server.Password(seals), bounded.Token);
            await client.SendAsync(letter.Write(server, id, clock.GetUtcNow(), folder.IsDemonstration), bounded.Token);
            await Leave(client, bounded.Token);
            return null;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Read(e) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>The mail is taken; a server that hangs up first changes nothing about it.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken cancel)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (Exception e) when (Read(e) is not null) { }
    }

    /// <summary>What a fault means. What it says is not kept: it may quote an address.</summary>
    private static Refusal? Read(Exception fault) =>
        fault switch
        {
            SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } said => new(MailFault.RecipientRefused, IsFinal(said)),
            SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } => new(MailFault.SenderRefused, false),
            SmtpCommandException => new(MailFault.Refused, false),
            MailKit.Security.AuthenticationException or SaslException => new(MailFault.SignInRefused, false),
            SslHandshakeException or System.Security.Authentication.AuthenticationException or NotSupportedException => new(
                MailFault.NotEncrypted,
                false
            ),
            ServiceNotAuthenticatedException => new(MailFault.SignInRefused, false),
            SocketException or IOException or ProtocolException or OperationCanceledException or TimeoutException or ParseException => new(
                MailFault.Unreachable,
                false
            ),
            _ => null,
        };

    private static bool IsFinal(SmtpCommandException said) => (int)said.StatusCode >= 500;

    private static SecureSocketOptions OptionOf(MailSecurity security) =>
        security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        };

    /// <summary>Why a mail was not taken. Final: its recipient is unknown there, and will be.</summary>
    public sealed record Refusal(MailFault Fault, bool IsFinal);
}
