using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tirek.Domain.Mailing;
using Tirek.Server.Keeping;
using Tirek.Server.Mailing;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek mail set | show | clear</c>: the node's way to a mail server. Mail is optional: everything works without.</summary>
internal static class MailCommand
{
    private const string SetHelp = """
        Let the node send mail by a server of yours: one neutral line a day to who gave an address, when something new waits for her. Running servers begin within seconds; /en/node/mail sends a test.

        Examples:
          ./tirek mail set --host mail.example.org --port 587 --security StartTls --user tirek --password-file SECRET --sender news@example.org --site https://help.example.org --data FOLDER
          ./tirek mail set --host 127.0.0.1 --port 25 --security None --sender news@example.org --site https://help.example.org --data FOLDER
        """;

    public static Command Create() =>
        new("mail", "The node's way to a mail server. Without one everything works, and nothing is sent.") { SetServer(), Show(), Clear() };

    private static Command SetServer()
    {
        var host = new Option<string>("--host") { Description = "Name or address of the mail server.", Required = true };
        var port = new Option<int>("--port") { Description = "Its port; 587 without it.", DefaultValueFactory = _ => 587 };
        var security = new Option<MailSecurity>("--security")
        {
            Description = "Tls, StartTls (without it), or None, which only goes to this machine.",
            DefaultValueFactory = _ => MailSecurity.StartTls,
        };
        var user = new Option<string?>("--user") { Description = "Name with which the node signs in there." };
        var secret = new Option<FileInfo?>("--password-file") { Description = "File that holds its password in the first line." };
        var sender = new Option<string>("--sender")
        {
            Description = "Address from which mails come; choose a neutral one.",
            Required = true,
        };
        var site = new Option<string>("--site") { Description = "Address under which people open this node.", Required = true };
        return new Command("set", SetHelp) { host, port, security, user, secret, sender, site }.OnNode(
            CommandLine.DataOption(),
            async (parsed, folder, db, output, cancel) =>
            {
                var setup = new MailSetup(
                    parsed.GetRequiredValue(host),
                    parsed.GetValue(port),
                    parsed.GetValue(security),
                    parsed.GetValue(user),
                    parsed.GetValue(secret) is { } file ? Passphrase.InFile(file) : null,
                    parsed.GetRequiredValue(sender),
                    parsed.GetRequiredValue(site)
                );
                if (await SetMailServer.Set(db, folder, NodeSeal.Of(folder), setup, TimeProvider.System, cancel) is { } fault)
                    throw new CommandRefusal(Say(fault));
                await output.WriteLineAsync(
                    $"Mails go by {setup.Host} from {setup.Sender}. Send a test on the operator's page: /en/node/mail."
                );
            }
        );
    }

    private static Command Show() =>
        new Command("show", "Show it, without its password, and how much waits.\n\nExample:\n  ./tirek mail show --data FOLDER").OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
            {
                var kept = await db.NodeSettings.AsNoTracking().SingleOrDefaultAsync(s => s.Key == SettingKeys.Mail, cancel);
                await output.WriteLineAsync(
                    MailServer.Read(kept?.Value) is { } server
                        ? $"{server.Host}:{server.Port} {server.Security}, from {server.Sender}, links to {server.Site}. {await db.OutgoingMails.CountAsync(cancel)} wait."
                        : "There is none: nothing is sent."
                );
            }
        );

    private static Command Clear() =>
        new Command("clear", "Send nothing any more; what waits is deleted.\n\nExample:\n  ./tirek mail clear --data FOLDER").OnNode(
            CommandLine.DataOption(),
            async (_, _, db, output, cancel) =>
                await output.WriteLineAsync(
                    await SetMailServer.Clear(db, TimeProvider.System, cancel) ? "Nothing is sent any more." : "There was none."
                )
        );

    private static string Say(MailSetupFault fault) =>
        fault switch
        {
            MailSetupFault.Host => "--host takes the name or address of the mail server, such as mail.example.org.",
            MailSetupFault.Port => "--port is a number from 1 to 65535.",
            MailSetupFault.Sender => "--sender takes one address, such as news@example.org.",
            MailSetupFault.Site => "--site takes the address under which people open this node: https://help.example.org.",
            MailSetupFault.Demonstration => "A demonstration sends mail to this machine only: --host 127.0.0.1.",
            _ => "To another machine only encrypted: --security StartTls or Tls.",
        };
}
