using Microsoft.EntityFrameworkCore;
using Tirek.Domain;
using Tirek.Domain.Mapping;
using Tirek.Server.Data;

namespace Tirek.Server.Mapping;

/// <summary>Standards that programmes assess themselves against: the Convention's articles come with every node, others are loaded from a file.</summary>
internal static class LoadStandard
{
    public static async Task<IReadOnlyList<Standard>> All(AppDb db, CancellationToken cancel) =>
        [Standard.Convention, .. (await db.LoadedStandards.AsNoTracking().OrderBy(s => s.Key).ToListAsync(cancel)).Select(s => s.Document)];

    /// <exception cref="Problem">There is none.</exception>
    public static async Task<Standard> Find(AppDb db, string key, CancellationToken cancel) =>
        (await All(db, cancel)).FirstOrDefault(s => s.Key == key) ?? throw Problems.NotFound();
}
