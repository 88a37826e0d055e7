namespace Tirek.System.Tests;

/// <summary>What a rule expects of the tree.</summary>
internal static class Expect
{
    /// <summary>Fails with every fault, each on a line of its own.</summary>
    public static void NoFault(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, $"{found.Count} faults:\n{string.Join('\n', found)}");
    }
}
