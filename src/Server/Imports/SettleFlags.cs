namespace Tirek.Server.Imports;

/// <summary>
/// Decides which doubtful columns are privacy flags, once their cells are known: those whose cells answer yes or no. Such a column protects wherever it does
/// not clearly say that something may be shown.
/// </summary>
internal static class SettleFlags
{
    public static void Of(FeedTable table, Defects defects)
    {
        foreach (var column in table.Doubtful.Where(c => IsFlag(table, c)).ToList())
        {
            table.IsFlag(column);
            foreach (var row in table.Rows.Where(r => ReadFlags.IsSet(r, column)))
                row.Flags |= column.Meaning;
        }
        foreach (var column in table.Flags.Where(f => !f.IsSure))
            defects.Add(table.File, 1, column.Column, "privacy-column", Done.Kept);
    }

    /// <summary>An empty column says nothing. One whose name can mean nothing else is a flag whatever its cells say.</summary>
    private static bool IsFlag(FeedTable table, FlagColumn column)
    {
        var (all, answers) = (0, 0);
        foreach (var cell in table.Rows.Select(r => r[column.Column]).OfType<string>())
        {
            all++;
            if (PrivacyAnswers.IsAnswer(cell))
                answers++;
        }
        return all > 0 && (!column.IsDoubtful || answers * 2 >= all);
    }
}
