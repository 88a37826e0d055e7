using Tirek.Server.Data.Migrations.Sqlite;

namespace Tirek.System.Tests.Architecture.Wrong;

/// <summary>Wrong on purpose: names a migration.</summary>
internal sealed class UserOfMigrations
{
    public static string Name() => new Initial().ToString()!;
}
