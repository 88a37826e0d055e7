using System.Text.Json;
using System.Xml.Linq;

namespace Tirek.System.Tests.Tidy;

/// <summary>Everything we build on may be used, changed and passed on by a women's organisation without paying or opening anything of its own.</summary>
public sealed class LicencesAreFree
{
    private static readonly string[] Free =
    [
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT/X11",
        "MS-PL OR Apache-2.0",
        "PostgreSQL",
        // Files of it that are changed stay open; we change none.
        "MPL-1.1",
        "MPL-2.0",
        // A font under it may be embedded in any document; its licence is shipped beside it.
        "MIT AND OFL-1.1",
    ];

    /// <summary>Packages that bring their licence as a file, which was read.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.OrdinalIgnoreCase)
    {
        ["J2N"] = "Apache-2.0",
        ["Lucene.Net"] = "Apache-2.0",
        ["Lucene.Net.Analysis.Common"] = "Apache-2.0",
        ["Lucene.Net.Queries"] = "Apache-2.0",
        ["SmtpServer"] = "MIT",
        ["d3-geo-projection"] = "BSD-3-Clause",
        ["NETStandard.Library"] = "MIT",
        ["prelude-ls"] = "MIT",
        ["zxcvbn-core"] = "MIT",
    };

    private static IEnumerable<string> Faults(IEnumerable<(string Name, string? Licence)> packages) =>
        from package in packages
        let licence = Read.GetValueOrDefault(package.Name) ?? package.Licence
        where !Free.Contains(licence)
        select $"{package.Name}: {licence ?? "no licence"}";

    private static IEnumerable<(string Name, string? Licence)> NuGet() =>
        Tree
            .Files.Where(f => f.Name == "packages.lock.json")
            .SelectMany(f => JsonDocument.Parse(f.Text).RootElement.GetProperty("dependencies").EnumerateObject())
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(p => p.Value.TryGetProperty("resolved", out _))
            .Select(p => (p.Name, Version: p.Value.GetProperty("resolved").GetString()!))
            .Distinct()
            .Select(p => (p.Name, LicenceIn(p.Name.ToLowerInvariant(), p.Version.ToLowerInvariant())));

    private static string? LicenceIn(string name, string version)
    {
        var cache =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var file = Path.Combine(cache, name, version, $"{name}.nuspec");
        return File.Exists(file)
            ? XDocument
                .Load(file)
                .Descendants()
                .FirstOrDefault(e => e.Name.LocalName == "license" && e.Attribute("type")?.Value == "expression")
                ?.Value
            : null;
    }

    private static IEnumerable<(string Name, string? Licence)> Npm() =>
        Tree
            .Files.Where(f => f.Name == "package-lock.json")
            .SelectMany(f => JsonDocument.Parse(f.Text).RootElement.GetProperty("packages").EnumerateObject())
            .Where(p => p.Name.Length > 0)
            .Select(p => (p.Name.Split("node_modules/")[^1], p.Value.TryGetProperty("license", out var l) ? l.GetString() : null))
            .Distinct();

    [Fact]
    public void All_that_comes_from_NuGet_is_free()
    {
        Assert.True(NuGet().Count() > 50);
        Expect.NoFault(Faults(NuGet()));
    }

    [Fact]
    public void All_that_comes_from_npm_is_free()
    {
        Assert.True(Npm().Count() > 20);
        Expect.NoFault(Faults(Npm()));
    }

    [Fact]
    public void The_licence_of_the_font_is_shipped_beside_the_server_that_has_it_inside()
    {
        var shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "licences", "NotoSans-OFL.txt"));
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", shipped, StringComparison.Ordinal);
        Assert.Contains("Noto", shipped, StringComparison.Ordinal);
        Assert.True(Design.DesignFiles.ReadFont("NotoSans-Regular.ttf").Length > 100_000);
    }

    [Theory]
    [InlineData("iText", "AGPL-3.0-only")]
    [InlineData("Some.Package", null)]
    [InlineData("Some.Package", "GPL-3.0-or-later")]
    public void Twin_another_licence_is_found(string name, string? licence) => Assert.Single(Faults([(name, licence)]));
}
