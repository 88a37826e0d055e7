using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Tirek.Domain.Documents;
using Tirek.Server.Shell;

namespace Tirek.Server.Documents;

/// <summary>
/// Writes a report as HTML: elements that mean something, classes of the sheet's style (<c>report.css</c>), nothing that a strict policy would refuse.
/// </summary>
internal sealed class HtmlReport
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();

    private HtmlReport() { }

    /// <summary>The report to stand in a page that has its own frame: head, blocks, foot.</summary>
    public static string Body(Report report)
    {
        var writer = new HtmlReport();
        writer.Write(report);
        return writer.html.ToString();
    }

    /// <summary>A whole file that can be opened anywhere, asks nobody for anything and runs nothing.</summary>
    public static string Document(Report report) =>
        $"""
            <!DOCTYPE html>
            <html lang="{report.Language.Tag}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'; style-src '{PageAssets.CardStyleHash}'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{Encoder.Encode(report.Title)}</title>
            <style>{PageAssets.CardStyle}</style>
            </head>
            <body>
            <main>{Body(report)}</main>
            </body>
            </html>

            """;

    private void Write(Report report)
    {
        html.Append(report.Paper == Paper.Card ? "<div class=\"print-card\">" : "<div class=\"report\">");
        if (report.Mark is { } mark)
            Element("p", "invented", () => html.Append(Encoder.Encode(mark)));
        Element("div", report.Paper == Paper.Card ? null : "report-body", () => Write(report.Blocks));
        if (report.Foot.Count > 0)
            Element("div", "report-foot", () => html.Append(string.Join("<br>", report.Foot.Select(Encoder.Encode))));
        html.Append("</div>");
    }

    private void Write(IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
            Write(block);
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Element(string.Create(CultureInfo.InvariantCulture, $"h{heading.Level}"), null, () => Write(heading.Text));
                break;
            case Paragraph paragraph:
                Element("p", ClassOf(paragraph.Size), () => Write(paragraph.Text));
                break;
            case BulletList list:
                Element("ul", null, () => Each(list.Items, item => Element("li", null, () => Write(item))));
                break;
            case Table table:
                Element("table", table.RowsAreNamed ? "named" : null, () => Write(table));
                break;
            case Figure figure:
                Element("figure", null, () => Write(figure));
                break;
            case Note note:
                Element("div", ClassOf(note.Kind), () => Write(note.Blocks));
                break;
            case Together together:
                Element("div", "together", () => Write(together.Blocks));
                break;
            case PageBreak:
                html.Append("<div class=\"page-break\"></div>");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A kind of block that is not written yet.");
        }
    }

    private void Write(Table table)
    {
        Element("colgroup", null, () => Each(table.Columns, c => html.Append(CultureInfo.InvariantCulture, $"<col class=\"w{c.Share}\">")));
        if (table.HasHeadings)
            Element("thead", null, () => Element("tr", null, () => Each(table.Columns, c => Cell(c, c.Heading ?? "", " scope=\"col\""))));
        Element("tbody", null, () => Each(table.Rows, row => Element("tr", null, () => Row(table, row))));
    }

    private void Row(Table table, IReadOnlyList<Text> row)
    {
        for (var i = 0; i < row.Count; i++)
            Cell(table.Columns[i], row[i], i == 0 && table.RowsAreNamed ? " scope=\"row\"" : null);
    }

    private void Cell(Column column, Text text, string? scope)
    {
        var name = scope is null ? "td" : "th";
        html.Append('<').Append(name).Append(scope).Append(column.AtEnd ? " class=\"at-end\">" : ">");
        Write(text);
        html.Append("</").Append(name).Append('>');
    }

    private void Write(Figure figure)
    {
        html.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {figure.Width:0.###} {figure.Height:0.###}\" role=\"img\" aria-label=\"{Encoder.Encode(figure.Alternative)}\">"
        );
        foreach (var path in figure.Paths)
            html.Append(path.IsFilled ? "<path class=\"filled\" d=\"" : "<path d=\"").Append(Encoder.Encode(path.Data)).Append("\"/>");
        html.Append("</svg>");
    }

    private void Write(Text text)
    {
        foreach (var run in text.Runs)
        {
            var words = Encoder.Encode(run.Words).Replace("&#xA;", "<br>", StringComparison.Ordinal);
            if (run.Tag is { } tag)
                words = $"<span lang=\"{Encoder.Encode(tag)}\">{words}</span>";
            if (run.Address is { } address)
                words = $"<a href=\"{Encoder.Encode(address)}\" rel=\"noreferrer noopener\">{words}</a>";
            html.Append(run.IsStrong ? $"<strong>{words}</strong>" : words);
        }
    }

    private void Element(string name, string? kind, Action content)
    {
        html.Append('<').Append(name);
        if (kind is not null)
            html.Append(" class=\"").Append(kind).Append('"');
        html.Append('>');
        content();
        html.Append("</").Append(name).Append('>');
    }

    private static void Each<T>(IEnumerable<T> all, Action<T> write)
    {
        foreach (var one in all)
            write(one);
    }

    private static string? ClassOf(TextSize size) =>
        size switch
        {
            TextSize.Large => "large",
            TextSize.Small => "small",
            _ => null,
        };

    private static string ClassOf(NoteKind kind) =>
        kind switch
        {
            NoteKind.Danger => "note danger",
            NoteKind.Stale => "note stale",
            NoteKind.Demonstration => "note invented",
            _ => "note warning",
        };
}
