using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tirek.Server.Http;

/// <summary>Whether a request failed because what the node stores could not be reached or written at that moment: locked, gone, or its disk full.</summary>
internal static class StorageFault
{
    private const int SqliteBusy = 5,
        SqliteLocked = 6,
        SqliteReadOnly = 8,
        SqliteDiskError = 10,
        SqliteFull = 13,
        SqliteCannotOpen = 14;

    /// <summary>Classes of PostgreSQL's codes: connection, resources (a full disk too), the operator's intervention.</summary>
    private static readonly string[] Classes = ["08", "53", "57"];

    /// <summary>A lock that was not given, and a database that takes nobody in while it is looked after.</summary>
    private static readonly string[] Codes = ["55P03", "55000", "25006"];

    public static bool Is(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (
                fault switch
                {
                    SqliteException sqlite => sqlite.SqliteErrorCode
                        is SqliteBusy
                            or SqliteLocked
                            or SqliteReadOnly
                            or SqliteDiskError
                            or SqliteFull
                            or SqliteCannotOpen,
                    PostgresException postgres => Classes.Contains(postgres.SqlState[..2]) || Codes.Contains(postgres.SqlState),
                    // Not said by PostgreSQL itself: it did not answer, or there was no way to it.
                    NpgsqlException => true,
                    _ => false,
                }
            )
                return true;
        return false;
    }
}
