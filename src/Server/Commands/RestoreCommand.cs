using System.CommandLine;
using Tirek.Server.Keeping;

namespace Tirek.Server.Commands;

/// <summary><c>tirek restore</c>: a node again, from its backup.</summary>
internal static class RestoreCommand
{
    private const string Help = """
        Make the node of a backup again, in a new folder, on this or any other machine. It is the same node: the one that was backed up must not be started any more beside it.

        Examples:
          ./tirek restore tirek-backup-2026-11-26.tirek --data NEWFOLDER
          ./tirek restore tirek-backup-2026-11-26.tirek --data NEWFOLDER --postgres "Host=…;Database=…"     into an empty PostgreSQL database
          ./tirek restore --check tirek-backup-2026-11-26.tirek                                            only look whether it is whole
        """;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The backup: tirek-backup-DATE.tirek." };
        var data = new Option<DirectoryInfo?>("--data") { Description = "New or empty folder for the node." };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "PostgreSQL connection string of an empty database. Without it: the embedded one.",
        };
        var check = new Option<bool>("--check")
        {
            Description = "Only look whether the backup is whole and can be restored by this version.",
        };
        var secret = BackupCommand.PassphraseFile();
        var command = new Command("restore", Help) { file, data, postgres, check, secret };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var folder = parsed.GetValue(data)?.FullName;
                if (folder is null && !parsed.GetValue(check))
                    throw new CommandRefusal("Say into which new folder: --data NEWFOLDER. Or only look at the backup: --check.");
                using var backup = OpenBackup.Open(parsed.GetRequiredValue(file));
                BackupHead.RefuseOther(backup);
                var passphrase = Passphrase.Of(
                    parsed.GetValue(secret) is { } given ? Passphrase.InFile(given) : Passphrase.Ask(output, "Passphrase of the backup: ")
                );
                if (parsed.GetValue(check))
                    await Say(output, "The backup is whole and can be restored: ", RestoreBackup.Check(backup, passphrase));
                else
                    await Restore(
                        output,
                        backup,
                        passphrase,
                        folder!,
                        parsed.GetValue(postgres) is { } connection ? PostgresConnection.Read(connection) : null,
                        cancel
                    );
                return 0;
            }
        );
        return command;
    }

    private static async Task Restore(
        TextWriter output,
        Stream backup,
        Passphrase passphrase,
        string folder,
        string? postgres,
        CancellationToken cancel
    )
    {
        var restored = await RestoreBackup.Restore(backup, passphrase, folder, postgres, TimeProvider.System, cancel);
        await Say(output, "Restored: ", restored.Content);
        await output.WriteLineAsync(
            restored.PublishedAnew
                ? $"The public sees {restored.PublicListings:N0} listings, as worked out again by this version's rules; something differs from when the backup was made."
                : $"The public sees {restored.PublicListings:N0} listings, the same as when the backup was made."
        );
        if (restored.SentMail)
            await output.WriteLineAsync("It sends no mail until you say so again: ./tirek mail set --help.");
        if (restored.PausedFeeds > 0)
            await output.WriteLineAsync(
                $"It fetches no feed until somebody lets it: {restored.PausedFeeds} are paused at /en/feeds, for the regional co-ordinator to resume."
            );
        await output.WriteLineAsync(
            $"Start it: ./run --data {folder}. The node that was backed up must not run any more: this is the same one."
        );
    }

    private static Task Say(TextWriter output, string what, BackupContent content) =>
        output.WriteLineAsync(
            $"{what}a {(content.Manifest.Kind == Node.NodeKind.Demonstration ? "demonstration" : "real node")}, as it was on {content.Manifest.MadeAt:yyyy-MM-dd HH:mm} UTC; {content.Rows:N0} rows, {content.Files} key files."
        );
}
