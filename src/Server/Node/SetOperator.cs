using Tirek.Server.Audit;
using Tirek.Server.Commands;
using Tirek.Server.Data;

namespace Tirek.Server.Node;

/// <summary>Says who runs the node and in which country: readers are told on the page about what is stored.</summary>
internal static class SetOperator
{
    private const int Longest = 200;

    /// <returns>The name as kept.</returns>
    /// <exception cref="CommandRefusal">It is empty or too long, or the node is a demonstration, which nobody stands for.</exception>
    public static async Task<string> Set(AppDb db, NodeFolder folder, string name, TimeProvider clock, CancellationToken cancel)
    {
        if (folder.IsDemonstration)
            throw new CommandRefusal("This node is a demonstration: it is invented, and no organisation stands for it.");
        if (name.Trim() is not { Length: > 0 and <= Longest } given || given.Any(char.IsControl))
            throw new CommandRefusal($"Give the organisation's name and country in one line of at most {Longest} letters.");
        await NodeSettings.Write(db, SettingKeys.Operator, given, cancel);
        db.Trail("operator.set", SettingKeys.Operator, clock);
        await db.SaveChangesAsync(cancel);
        return given;
    }
}
