using System.Text;

namespace Tirek.Server.Documents;

/// <summary>Answers with a table as CSV (RFC 4180, UTF-8 with its mark, so that Excel reads every letter). <paramref name="name"/>: of the file, without its ending.</summary>
internal sealed class CsvAnswer(string name, IReadOnlyList<IReadOnlyList<string>> lines) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = Encoding.UTF8.GetBytes(WriteCsv.Of(lines));
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename={name}.csv";
        httpContext.Response.ContentLength = bytes.Length;
        return httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}

/// <summary>
/// Writes a table as CSV. Not with the library: it leaves a cell with a semicolon unquoted, and where spreadsheets part columns at semicolons, as in Russian, the rest
/// of that cell would become a cell of its own and could be a formula.
/// </summary>
internal static class WriteCsv
{
    private const char Mark = '\uFEFF';

    public static string Of(IReadOnlyList<IReadOnlyList<string>> lines) =>
        Mark + string.Concat(lines.Select(l => string.Join(',', l.Select(Cell)) + "\r\n"));

    /// <summary>
    /// A cell that a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text there: what somebody wrote must not run on the machine
    /// of whoever opens the file.
    /// </summary>
    public static string Cell(string text)
    {
        var said = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return said.AsSpan().ContainsAny(",\"\r\n;") ? $"\"{said.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : said;
    }
}
