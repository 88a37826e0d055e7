using Tirek.Server.Documents;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>The whole mapping, as far as the caller may read it, as a file to keep.</summary>
internal static class ExportMapping
{
    public static async Task<IResult> Excel(HttpContext http, Caller caller, ReadMapping mapping, NodeFolder folder) =>
        Workbook(http, folder, await mapping.All(caller, null, http.Language(), http.RequestAborted));

    public static async Task<IResult> Csv(HttpContext http, Caller caller, ReadMapping mapping, NodeFolder folder) =>
        Table(http, folder, await mapping.All(caller, null, http.Language(), http.RequestAborted));

    public static SheetAnswer Workbook(HttpContext http, NodeFolder folder, IReadOnlyList<Domain.Mapping.MappedView> programmes) =>
        new(
            "mapping",
            WriteSheet.Of(Mark(folder) ?? MappingText.Nav, MappingTable.Headings, MappingTable.Rows(programmes, http.Language()))
        );

    public static CsvAnswer Table(HttpContext http, NodeFolder folder, IReadOnlyList<Domain.Mapping.MappedView> programmes) =>
        new(
            "mapping",
            [
                MappingTable.Headings,
                .. MappingTable.Rows(programmes, http.Language()),
                .. Mark(folder) is { } mark
                    ? (IEnumerable<IReadOnlyList<string>>)
                        [
                            [mark],
                        ]
                    : [],
            ]
        );

    /// <summary>A file of invented answers says so in itself: it leaves the site that says it.</summary>
    private static string? Mark(NodeFolder folder) => folder.IsDemonstration ? MappingText.Invented : null;
}
