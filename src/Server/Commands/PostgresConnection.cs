using Npgsql;

namespace Tirek.Server.Commands;

/// <summary>A PostgreSQL connection as an operator gives it: in words, or as <c>file:PATH</c>. A password stands in a file only: words of a command are seen by everybody on the machine.</summary>
internal static class PostgresConnection
{
    private const string InFile = "file:";

    /// <exception cref="CommandRefusal">It holds a password in the open, or its file cannot be read.</exception>
    public static string Read(string given)
    {
        if (given.StartsWith(InFile, StringComparison.Ordinal))
            return FirstLine(given[InFile.Length..]);
        if (HasPassword(given))
            throw new CommandRefusal(
                "Everybody on this machine can see a password in a command. Write the connection into a file that only you can read, and give file:PATH instead."
            );
        return given;
    }

    private static bool HasPassword(string given)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(given).Password is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            // It is no connection, and will be refused as such.
            return false;
        }
    }

    private static string FirstLine(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{path} cannot be read. It holds the PostgreSQL connection in its first line.");
        }
    }
}
