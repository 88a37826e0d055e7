using ArchUnitNET.Domain;

namespace Tirek.System.Tests.Architecture;

/// <summary>What server and device both know stays free of both: no web, no database, no files, no network.</summary>
public sealed class DomainIsPure
{
    private static readonly string[] Foreign =
    [
        "Microsoft",
        "Npgsql",
        "Lucene",
        "Spectre",
        "Tirek.Server",
        "Tirek.Design",
        "System.CommandLine",
        "System.Console",
        "System.Data",
        "System.Net",
        "System.Diagnostics.Process",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.Environment",
    ];

    private static IEnumerable<string> Faults(IEnumerable<IType> types) =>
        CodeMap.Forbidden(types, used => Foreign.Any(f => CodeMap.IsUnder(used, f)));

    [Fact]
    public void Domain_knows_no_web_no_database_no_files() => Expect.NoFault(Faults(CodeMap.In("Tirek.Domain")));

    [Fact]
    public void Twin_a_rule_that_reads_a_file_or_names_a_request_is_found()
    {
        var faults = Faults(CodeMap.In(CodeMap.Wrong)).ToList();
        Assert.Contains(faults, f => f.Contains("ImpureRule uses System.IO.File.", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("ImpureRule uses Microsoft.AspNetCore.Http.HttpContext", StringComparison.Ordinal));
    }
}
