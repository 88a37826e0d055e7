using System.CommandLine;
using Tirek.Server.Documents;
using Tirek.Server.Imports;

namespace Tirek.Server.Commands;

/// <summary><c>tirek import report</c>: what an import found, as a document.</summary>
internal static class ReportCommand
{
    private const int UsualRows = 20;

    private const string Help = """
        Write what an import found as a document to read, print or send: what changed, what is wrong by file and reason, what it means, what to do.

        Example:
          ./tirek import report 1 --to import-1.pdf --data FOLDER
        """;

    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "Its number in ./tirek import list." };
        var to = new Option<FileInfo>("--to") { Description = "The file to write: its name ends with .pdf or .html.", Required = true };
        var rows = new Option<int>("--rows")
        {
            Description = "So many rows are shown of each reason.",
            DefaultValueFactory = _ => UsualRows,
        };
        return new Command("report", Help) { run, to, rows }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
            {
                var file = parsed.GetRequiredValue(to);
                var write = WriterFor(file);
                var most = parsed.GetValue(rows);
                if (most is < 1 or > 1000)
                    throw new CommandRefusal("--rows takes a number from 1 to 1000.");
                var report = await new PrintImport(db, TimeProvider.System).Describe(parsed.GetRequiredValue(run), most, cancel);
                await Write(file, write(report), cancel);
                await output.WriteLineAsync($"Written: {file.FullName}");
            }
        );
    }

    private static Func<Domain.Documents.Report, byte[]> WriterFor(FileInfo file) =>
        file.Extension.ToLowerInvariant() switch
        {
            ".pdf" => PdfReport.Write,
            ".html" => report => System.Text.Encoding.UTF8.GetBytes(HtmlReport.Document(report)),
            _ => throw new CommandRefusal("--to takes a file whose name ends with .pdf or .html."),
        };

    private static async Task Write(FileInfo file, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            file.Directory?.Create();
            await File.WriteAllBytesAsync(file.FullName, bytes, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{file.FullName} cannot be written. Choose another place with --to.");
        }
    }
}
