using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>The countries that a node serves: each must have a checked crisis number before Find help opens.</summary>
internal static class ServedCountries
{
    /// <summary>The country's code in capitals.</summary>
    /// <exception cref="CommandRefusal">It is none of the five.</exception>
    public static string Known(string code) =>
        NodeState.AllCountries.FirstOrDefault(c => c.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new CommandRefusal($"A country is one of {string.Join(", ", NodeState.AllCountries)}.");

    /// <returns>The countries as kept: each once, in the order of <see cref="NodeState.AllCountries"/>.</returns>
    public static async Task<IReadOnlyList<string>> Set(AppDb db, IEnumerable<string> codes, TimeProvider clock, CancellationToken cancel)
    {
        var asked = codes.Select(Known).ToHashSet();
        if (asked.Count == 0)
            throw new CommandRefusal("Name at least one country, such as KG KZ.");
        string[] countries = [.. NodeState.AllCountries.Where(asked.Contains)];
        await NodeSettings.Write(db, SettingKeys.Countries, string.Join(' ', countries), cancel);
        db.Trail("countries.set", SettingKeys.Countries, clock);
        await db.SaveChangesAsync(cancel);
        return countries;
    }
}
