using ArchUnitNET.Domain;

namespace Tirek.System.Tests.Architecture;

/// <summary>
/// A page or route changes nothing by itself. What writes is a use case beside it, or a command, and leaves a line in the trail in the same file.
/// </summary>
public sealed class PagesDoNotWrite
{
    private static readonly string[] Pages =
    [
        "Tirek.Server.Find",
        "Tirek.Server.Map",
        "Tirek.Server.Programmes",
        "Tirek.Server.Shell",
        "Tirek.Server.Http",
    ];
    private static readonly string[] Writing =
    [
        ".SaveChanges",
        ".SaveChangesAsync",
        ".BulkInsert",
        ".ExecuteUpdate",
        ".ExecuteUpdateAsync",
        ".ExecuteDelete",
        ".ExecuteDeleteAsync",
    ];

    private static bool IsWrite(string used) =>
        Writing.Any(w => used.EndsWith(w, StringComparison.Ordinal)) || used.Contains(".ExecuteSql", StringComparison.Ordinal);

    private static IEnumerable<string> Faults(IEnumerable<IType> types) => CodeMap.Forbidden(types, IsWrite);

    /// <summary>Commands of the operator change the node only through a use case that writes the trail.</summary>
    private static IEnumerable<string> Untrailed(IEnumerable<IType> types) =>
        types
            .Select(t => (t.FullName, Uses: CodeMap.Uses(t)))
            .Where(t => t.Uses.Any(IsWrite) && !t.Uses.Any(u => u is "Tirek.Server.Data.AuditEntry" or "Tirek.Server.Audit.AuditTrail"))
            .Select(t => $"{t.FullName} writes without a line in the trail");

    [Fact]
    public void Pages_and_routes_write_nothing() => Expect.NoFault(Faults(CodeMap.In(Pages)));

    // NodeDatabase marks a new database as its node's, before anybody can act; FillMark one that is no node's yet; SchemaVersion
    // gives a new one its shape, and one in use only for the command update, which leaves the line.
    [Fact]
    public void Commands_and_settings_that_write_leave_a_line_in_the_trail() =>
        Expect.NoFault(
            Untrailed(
                CodeMap
                    .In("Tirek.Server.Commands", "Tirek.Server.Node")
                    .Where(t => t.Name is not ("NodeDatabase" or "FillMark" or "SchemaVersion"))
            )
        );

    [Fact]
    public void Twin_a_page_that_writes_is_found() =>
        Assert.Contains(
            $"{CodeMap.Wrong}.PageThatWrites uses Microsoft.EntityFrameworkCore.DbContext.SaveChangesAsync",
            Faults(CodeMap.In(CodeMap.Wrong))
        );

    [Fact]
    public void Twin_a_write_without_a_trail_is_found() =>
        Assert.Contains($"{CodeMap.Wrong}.PageThatWrites writes without a line in the trail", Untrailed(CodeMap.In(CodeMap.Wrong)));
}
