using Tirek.Server.Documents;
using Tirek.Server.Http;
using Tirek.Server.Node;

namespace Tirek.Server.Mapping;

/// <summary>The whole mapping, as far as the caller may read it, as a file to keep.</summary>
internal static class ExportMapping
{
    private const string Name = "mapping";

    public static async Task<IResult> Excel(HttpContext http, Caller caller, ReadMapping mapping, NodeFolder folder) =>
        Workbook(Name, http, folder, await mapping.All(caller, null, http.Language(), http.RequestAborted));

    public static async Task<IResult> Csv(HttpContext http, Caller caller, ReadMapping mapping, NodeFolder folder) =>
        Table(Name, http, folder, await mapping.All(caller, null, http.Language(), http.RequestAborted));

    public static SheetAnswer Workbook(
        string name,
        HttpContext http,
        NodeFolder folder,
        IReadOnlyList<Domain.Mapping.MappedView> programmes
    ) =>
        new(
            name,
            WriteSheet.Of(MappingText.Nav, MappingTable.Headings, [.. MappingTable.Rows(programmes, http.Language()), .. Mark(folder)])
        );

    public static CsvAnswer Table(string name, HttpContext http, NodeFolder folder, IReadOnlyList<Domain.Mapping.MappedView> programmes) =>
        new(name, [MappingTable.Headings, .. MappingTable.Rows(programmes, http.Language()), .. Mark(folder)]);

    /// <summary>A file of invented answers says so in itself: it leaves the site that says it.</summary>
    private static IReadOnlyList<string>[] Mark(NodeFolder folder) =>
        folder.IsDemonstration
            ?
            [
                [MappingText.Invented],
            ]
            : [];
}
