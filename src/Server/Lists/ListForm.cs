using Tirek.Domain.Lists;
using Tirek.Server.Documents;
using Tirek.Server.Http;

namespace Tirek.Server.Lists;

/// <summary>An empty workbook with every heading in the reader's language, to be filled in and brought.</summary>
internal static class ListForm
{
    public static IResult Answer(HttpContext http, Caller caller) =>
        new SheetAnswer("services", WriteSheet.Of(Editing.EditingText.Title, [.. BroughtColumn.All.Select(ListWords.Column)], []));
}
