using System.Text.Json.Nodes;

namespace Tirek.Domain.Tests.Hsds;

/// <summary>The official examples of HSDS 3.1, where they are beside the tree: they are not ours to ship.</summary>
internal static class OfficialExamples
{
    public static string? Folder
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
                if (Directory.Exists(Path.Combine(at.FullName, "shared", "data", "hsds-3.1")))
                    return Path.Combine(at.FullName, "shared", "data", "hsds-3.1");
            return null;
        }
    }

    public static JsonNode Read(string name)
    {
        Assert.SkipUnless(Folder is not null, "The official examples of HSDS 3.1 are not beside this tree (shared/data/hsds-3.1).");
        return JsonNode.Parse(File.ReadAllText(Path.Combine(Folder!, "examples", name)))!;
    }
}
