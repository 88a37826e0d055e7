namespace Tirek.Server.Imports;

/// <summary>The summary of an import as lines of text.</summary>
internal static class SummaryLines
{
    public static IEnumerable<string> Of(ImportSummary summary)
    {
        yield return $"Source: {summary.Source}";
        if (summary.Run is not { } run)
        {
            yield return "Nothing changed: this is the feed that was read last. Nothing was written.";
            yield break;
        }
        foreach (var line in summary.Differences.Select(Line))
            yield return line;
        yield return "";
        yield return $"{"file", -44} {"rows", 8} {"kept", 8} {"repaired", 9} {"withheld", 9} {"quarantined", 12}";
        foreach (var f in summary.Files)
            yield return $"{f.File, -44} {f.Read, 8:N0} {f.Kept, 8:N0} {f.Repaired, 9:N0} {f.Withheld, 9:N0} {f.Quarantined, 12:N0}";
        yield return "";
        if (summary.Differences.Values.All(d => d.IsNone))
            yield return "Nothing changed: the feed was written anew and says the same.";
        if (IsMostlyGone(summary.Differences))
            yield return "ATTENTION: more than half of the services of this source are gone. If the feed was cut short, take the import back.";
        if (summary.ReadAgain.Count > 0)
            yield return $"ATTENTION: {string.Join(", ", summary.ReadAgain)} withhold addresses, which this node does not keep. Read them again: then the same addresses are withheld here too.";
        if (!summary.HasLetGo)
            yield return "ATTENTION: what is withheld from now on is taken out, and its bytes still lie in the database's log, since somebody reads from it. They go with the next command or start, or within a day.";
        yield return $"{run.Defects:N0} defects; {run.Quarantined:N0} rows in quarantine.";
    }

    /// <summary>What reading a feed would change.</summary>
    public static IEnumerable<string> Of(FeedComparison comparison)
    {
        if (comparison.Differences is not { } differences)
            return Of(new ImportSummary(comparison.Source, null));
        return
        [
            $"Source: {comparison.Source}",
            "Taken, this feed would mean:",
            .. differences.Select(Line),
            .. comparison.Examples.Select(e => $"  {Word(e.Kind)} {e.Key}: {string.Join(", ", e.Fields)}"),
            .. comparison.Opened > 0
                ? [$"ATTENTION: {comparison.Opened:N0} records that are controlled or hidden places now would be in the open."]
                : Array.Empty<string>(),
            .. IsMostlyGone(differences)
                ? ["ATTENTION: more than half of the services of this source would be gone. Was the feed cut short?"]
                : Array.Empty<string>(),
        ];
    }

    private static string Line(KeyValuePair<string, Difference> of) =>
        $"{of.Key, -14} {of.Value.Added, 7:N0} new {of.Value.Changed, 7:N0} changed {of.Value.Gone, 7:N0} gone {of.Value.Unchanged, 7:N0} unchanged";

    private static bool IsMostlyGone(IReadOnlyDictionary<string, Difference> differences) =>
        differences.TryGetValue("services", out var services) && services.Gone > services.Unchanged + services.Changed;

    private static string Word(string kind) =>
        kind == "listing" ? "service"
        : kind == "organization" ? "organisation"
        : kind;
}
