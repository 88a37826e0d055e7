using System.CommandLine;
using Tirek.Server.Keeping;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek backup</c>: the whole node in one sealed file.</summary>
internal static class BackupCommand
{
    private const string Help = """
        Write the whole node into one file, sealed with a passphrase, while the server runs. Keep the file on another disk, in another house, and the passphrase on paper, apart from it: without it nobody opens the backup, nor do we.

        Examples:
          ./tirek backup --to /media/usb --data FOLDER                        asks for a passphrase; the file is called tirek-backup-DATE.tirek
          ./tirek backup --to /media/usb --generate --data FOLDER             makes a passphrase and shows it once
          ./tirek backup --to /media/usb --passphrase-file SECRET --data FOLDER    for a nightly job; SECRET holds it in its first line
          ./tirek restore --check /media/usb/tirek-backup-2026-11-26.tirek    looks whether a backup is whole
        """;

    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "Folder for the backup, or a new file.", Required = true };
        var secret = PassphraseFile();
        var generate = new Option<bool>("--generate") { Description = "Make a passphrase and show it once." };
        var data = CommandLine.DataOption();
        var command = new Command("backup", Help) { to, secret, generate, data };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var folder = NodeFolder.OpenExisting(parsed.GetRequiredValue(data).FullName);
                using var inUse = NodeLock.Share(folder);
                await using var db = folder.OpenDatabase();
                await MakeBackup.RefuseEarly(db, parsed.GetRequiredValue(to), cancel);
                var passphrase = NewPassphrase(output, parsed.GetValue(secret), parsed.GetValue(generate));
                var (path, content) = await MakeBackup.Make(
                    db,
                    folder,
                    parsed.GetRequiredValue(to),
                    passphrase,
                    TimeProvider.System,
                    cancel
                );
                await output.WriteLineAsync(
                    $"Backup made and read back: {path} ({content.Rows:N0} rows, {content.Bytes / 1024.0 / 1024:N1} MB)."
                );
                if (path.StartsWith(folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                    await output.WriteLineAsync(
                        "ATTENTION: it lies in the node's own folder, and is lost with it. Copy it to another disk."
                    );
                return 0;
            }
        );
        return command;
    }

    /// <summary>The option by which a passphrase comes from a file; it is never an argument, which other users of the machine could see.</summary>
    public static Option<FileInfo?> PassphraseFile() =>
        new("--passphrase-file") { Description = "File that holds the passphrase in its first line. Without it: asked on the terminal." };

    private static Passphrase NewPassphrase(TextWriter output, FileInfo? file, bool generate)
    {
        if (generate)
            return Passphrase.New(Show(output, file));
        if (file is not null)
            return Passphrase.New(Passphrase.InFile(file));
        var typed = Passphrase.Ask(output, "Passphrase for the backup: ");
        var passphrase = Passphrase.New(typed);
        return Passphrase.Ask(output, "The same once more: ") == typed
            ? passphrase
            : throw new CommandRefusal("The two are not the same. No backup was made.");
    }

    private static string Show(TextWriter output, FileInfo? file)
    {
        if (file is not null)
            throw new CommandRefusal("Give --generate or --passphrase-file, not both.");
        if (output == Console.Out && Console.IsOutputRedirected)
            throw new CommandRefusal(
                "A generated passphrase is shown on a terminal only: here it would stay in a file. Use --passphrase-file."
            );
        var made = Passphrase.Generate();
        output.WriteLine(
            $"The passphrase of this backup, shown this once:\n\n    {made}\n\nWrite it on paper and keep it apart from the backup."
        );
        return made;
    }
}
