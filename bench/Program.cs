using Tirek.Bench;

// ./dev bench [NAME …] measures and prints; `serve` and `bare` are the programs it measures, in processes of their own.
return args switch
{
    ["serve", var folder, var port] => await MeasuredServer.Serve(folder, port),
    ["bare", var file, var port] => await BareServer.Serve(file, port),
    ["look", var folder] => await MeasureDuplicates.Look(folder),
    ["folder", var services] => await BenchFolder.Make(int.Parse(services)),
    _ => await Measures.Run(args),
};
