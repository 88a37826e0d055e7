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
        foreach (var (kind, d) in summary.Differences)
            yield return $"{kind, -14} {d.Added, 7:N0} new {d.Changed, 7:N0} changed {d.Gone, 7:N0} gone {d.Unchanged, 7:N0} unchanged";
        yield return "";
        yield return $"{"file", -44} {"rows", 8} {"kept", 8} {"repaired", 9} {"withheld", 9} {"quarantined", 12}";
        foreach (var f in summary.Files)
            yield return $"{f.File, -44} {f.Read, 8:N0} {f.Kept, 8:N0} {f.Repaired, 9:N0} {f.Withheld, 9:N0} {f.Quarantined, 12:N0}";
        yield return "";
        if (summary.Differences.Values.All(d => d.IsNone))
            yield return "Nothing changed: the feed was written anew and says the same.";
        if (summary.Differences.TryGetValue("services", out var services) && services.Gone > services.Unchanged + services.Changed)
            yield return "ATTENTION: more than half of the services of this source are gone. If the feed was cut short, take the import back.";
        yield return $"{run.Defects:N0} defects; {run.Quarantined:N0} rows in quarantine.";
    }
}
