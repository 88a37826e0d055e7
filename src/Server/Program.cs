using System.CommandLine;
using Tirek.Server.Commands;
using Tirek.Server.Node;

// The program is both the server and the command line over the same folder: `tirek serve` and `tirek COMMAND … --data FOLDER`.
var root = new RootCommand("Tirek: a node of the network. Finds help, keeps a directory.")
{
    ServeCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync();
}
catch (NodeFolderRefusal refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 2;
}
