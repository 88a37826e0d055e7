using ArchUnitNET.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Tirek.Server.Data;

namespace Tirek.System.Tests.Architecture;

/// <summary>Both sets of migrations make the model that the code has, and nothing but EF looks at them.</summary>
public sealed class MigrationsAreWhole
{
    private const string Migrations = "Tirek.Server.Data.Migrations";

    private static IEnumerable<string> Users(IEnumerable<IType> types) =>
        CodeMap.Forbidden(types, used => CodeMap.IsUnder(used, Migrations));

    [Fact]
    public void Sqlite_lacks_no_migration()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Postgres_lacks_no_migration()
    {
        using var db = new PostgresDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Twin_a_model_with_one_more_table_lacks_one()
    {
        using var sqlite = new SqliteDb(With(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:")));
        Assert.True(sqlite.Database.HasPendingModelChanges());
        using var postgres = new PostgresDb(With(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=unused")));
        Assert.True(postgres.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Nothing_uses_a_migration() =>
        Assert.Empty(
            Users(
                CodeMap
                    .In("Tirek")
                    .Where(t => !CodeMap.IsUnder(CodeMap.Namespace(t), Migrations) && !CodeMap.IsUnder(CodeMap.Namespace(t), CodeMap.Wrong))
            )
        );

    [Fact]
    public void Twin_a_use_of_one_is_found() => Assert.NotEmpty(Users(CodeMap.In(CodeMap.Wrong)));

    private static DbContextOptions<T> With<T>(DbContextOptionsBuilder<T> options)
        where T : DbContext => options.ReplaceService<IModelCustomizer, OneMoreTable>().Options;

    private sealed class OneMoreTable(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity("OneMore").Property<int>("Id");
        }
    }
}
