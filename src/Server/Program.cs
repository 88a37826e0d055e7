using Tirek.Server.Commands;

// The program is both the server and the command line over the same folder: `tirek serve` and `tirek COMMAND … --data FOLDER`.
return await CommandLine.Run(args);
