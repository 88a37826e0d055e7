using Npgsql;

namespace Tirek.Server.Node;

/// <summary>Tells a database server that does not answer, or not to this user, from a fault of ours.</summary>
internal static class Silence
{
    /// <summary>True also when the connection is no connection at all. What the fault says is not to be repeated: it may hold a password.</summary>
    public static bool IsOne(Exception fault) =>
        fault is NpgsqlException or System.Net.Sockets.SocketException or FormatException
        || fault is ArgumentException { Source: "Npgsql" or "System.Data.Common" }
        || fault is InvalidOperationException { InnerException: { } inner } && IsOne(inner);
}
