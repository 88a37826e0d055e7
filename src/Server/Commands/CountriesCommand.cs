using System.CommandLine;
using Tirek.Server.Node;

namespace Tirek.Server.Commands;

/// <summary><c>tirek countries set</c>: which countries the node serves.</summary>
internal static class CountriesCommand
{
    public static Command Create()
    {
        var codes = new Argument<string[]>("country")
        {
            Description = "KZ, KG, TJ, TM, UZ: those served.",
            Arity = ArgumentArity.OneOrMore,
        };
        var set = new Command(
            "set",
            "Choose the countries that this node serves: Find help opens when each has a checked crisis number.\n\n"
                + "Example:\n  ./tirek countries set KG KZ --data FOLDER"
        )
        {
            codes,
        }.OnNode(
            CommandLine.DataOption(),
            async (parsed, _, db, output, cancel) =>
                await output.WriteLineAsync(
                    $"Serves {string.Join(", ", await ServedCountries.Set(db, parsed.GetRequiredValue(codes), TimeProvider.System, cancel))}."
                )
        );
        return new Command("countries", "The countries that this node serves.") { set };
    }
}
