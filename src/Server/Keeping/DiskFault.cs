using Microsoft.Data.Sqlite;

namespace Tirek.Server.Keeping;

/// <summary>What the disk or its rights would not let happen, in a sentence for the operator.</summary>
internal static class DiskFault
{
    private const int NoSpace = 28,
        FileTooLarge = 27,
        QuotaReached = 122,
        ReadOnly = 30,
        WindowsDiskFull = unchecked((int)0x80070070);
    private const int SqliteReadOnly = 8,
        SqliteDiskError = 10,
        SqliteFull = 13,
        SqliteCannotOpen = 14;

    /// <summary>The sentence, or null if the fault is of another kind.</summary>
    public static string? Of(Exception fault) =>
        fault switch
        {
            Microsoft.EntityFrameworkCore.DbUpdateException { InnerException: { } inner } => Of(inner),
            UnauthorizedAccessException or IOException { HResult: ReadOnly } =>
                "A folder or file may not be written: look whose it is, and whether its disk is read-only.",
            IOException { HResult: NoSpace or FileTooLarge or QuotaReached or WindowsDiskFull }
            or SqliteException { SqliteErrorCode: SqliteFull } =>
                "The disk is full, or no file may become so large. Make room, or use another disk.",
            // What .NET says when a file may not grow any more.
            ArgumentOutOfRangeException { ParamName: "value" } =>
                "The disk is full, or no file may become so large. Make room, or use another disk.",
            SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen } =>
                "The node's database may not be written: look whose its folder is, and whether its disk is read-only.",
            SqliteException { SqliteErrorCode: SqliteDiskError } =>
                "The disk did not do what the database asked of it: it is full, was taken out, or is broken.",
            IOException { } io when io is not (EndOfStreamException or FileNotFoundException) =>
                "The disk did not do what was asked of it: it is full, was taken out, or is broken.",
            _ => null,
        };
}
