using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Tirek.Server.Data;

namespace Tirek.System.Tests.Architecture;

/// <summary>
/// The models that are compiled into the program, so that no start has to build them, are those that the code describes. <c>./dev migrate</c> makes both new.
/// </summary>
public sealed partial class CompiledModelsAreCurrent
{
    private static string Compiled(AppDb db)
    {
        // Whoever asks for a bare number leaves its type in the model of the whole program.
        _ = db.Database.SqlQueryRaw<long>("SELECT 1 AS \"Value\"").ToQueryString();
        return Said(db.Model);
    }

    private static string Described(AppDb db)
    {
        var model = db.GetService<IDesignTimeModel>().Model;
        foreach (var convention in db.GetService<IConventionSetBuilder>().CreateConventionSet().ModelFinalizedConventions)
            model = convention.ProcessModelFinalized(model);
        return Said(db.GetService<IModelRuntimeInitializer>().Initialize(model, designTime: false));
    }

    private static string Said(IModel model) => AdHoc().Replace(model.ToDebugString(MetadataDebugStringOptions.LongDefault), "");

    [GeneratedRegex(@"\n  Ad-hoc entity types:.*?(?=\nAnnotations:)", RegexOptions.Singleline)]
    private static partial Regex AdHoc();

    [Fact]
    public void Sqlite_runs_with_what_is_described()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.Equal(Described(db), Compiled(db));
    }

    [Fact]
    public void Postgres_runs_with_what_is_described()
    {
        using var db = new PostgresDesignTime().CreateDbContext([]);
        Assert.Equal(Described(db), Compiled(db));
    }

    [Fact]
    public void Twin_a_model_with_one_more_index_is_found()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite("Data Source=:memory:")
            .ReplaceService<IModelCustomizer, OneMoreIndex>()
            .Options;
        using var db = new SqliteDb(options);
        Assert.NotEqual(Described(db), Compiled(db));
    }

    private sealed class OneMoreIndex(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.Entity<NodeSetting>().HasIndex(s => s.Value);
        }
    }
}
