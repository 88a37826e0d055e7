using System.Diagnostics;

namespace Tirek.System.Tests.Operating;

/// <summary>A version after the published one: the same program with another number and one migration more, which the published one does not know.</summary>
internal static class NewerVersion
{
    public const string Number = "9.9.9";

    private const string Migration = """
        using Microsoft.EntityFrameworkCore.Infrastructure;
        using Microsoft.EntityFrameworkCore.Migrations;

        namespace Tirek.Server.Data.Migrations;

        [DbContext(typeof(SqliteDb)), Migration("99991231000000_Newer")]
        internal sealed class Newer : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder) =>
                migrationBuilder.Sql("CREATE TABLE \"OfTheFuture\" (\"Id\" TEXT); ALTER TABLE \"AuditEntries\" ADD COLUMN \"Future\" TEXT;");

            protected override void Down(MigrationBuilder migrationBuilder) { }
        }
        """;

    private const string Properties = """
        <Project>
            <PropertyGroup Condition="'$(MSBuildProjectName)' == 'Server'">
                <Version>{Number}</Version>
                <IntermediateOutputPath>{Work}/obj/</IntermediateOutputPath>
                <OutDir>{Work}/out/</OutDir>
                <UseAppHost>false</UseAppHost>
            </PropertyGroup>
            <ItemGroup Condition="'$(MSBuildProjectName)' == 'Server'"><Compile Include="{Work}/Newer.cs" /></ItemGroup>
        </Project>
        """;

    /// <summary>Builds its program in a folder and tells where it lies. Needs the projects that it stands on to be built.</summary>
    public static async Task<string> Build(string work)
    {
        Directory.CreateDirectory(work);
        var properties = Path.Combine(work, "newer.props");
        await File.WriteAllTextAsync(Path.Combine(work, "Newer.cs"), Migration, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            properties,
            Properties.Replace("{Number}", Number, StringComparison.Ordinal).Replace("{Work}", work, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        string[] build =
        [
            "build",
            Tree.At("src/Server"),
            "-c",
            "Release",
            "--no-restore",
            "--nologo",
            "-v:quiet",
            "--disable-build-servers",
        ];
        string[] alone = ["-p:BuildProjectReferences=false", "-p:RunAnalyzers=false", $"-p:CustomAfterDirectoryBuildProps={properties}"];
        await Do("dotnet", [.. build, .. alone]);
        return Path.Combine(work, "out", "Tirek.Server.dll");
    }

    /// <summary>Lays it beside the version that is unpacked on a machine.</summary>
    public static async Task<string> LayBeside(BareMachine machine, string version, string program)
    {
        var folder = Path.Combine(machine.Folder, $"tirek-{Number}");
        await Do("cp", "-a", Path.Combine(machine.Folder, version), folder);
        File.Copy(program, Path.Combine(folder, "program", "Tirek.Server.dll"), overwrite: true);
        return Path.GetFileName(folder);
    }

    private static async Task Do(string program, params string[] arguments)
    {
        var (code, said) = await Running.Run(new ProcessStartInfo(program, arguments));
        Assert.True(code == 0, said);
    }
}
