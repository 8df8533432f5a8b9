using System.CommandLine;
using Engine.Simulation;

// Plays runs of fresh seeds until told otherwise, and says how to play a failed one again.
var from = new Option<int>("--from") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var count = new Option<int>("--seeds") { Description = "How many seeds, one after another.", DefaultValueFactory = _ => 100 };
var root = new Option<DirectoryInfo>("--root") { Description = "The project's folder.", DefaultValueFactory = _ => new DirectoryInfo(".") };
var command = new RootCommand("Plays the history under faults, deaths and disorder that follow from a seed, and compares the books.") { from, count, root };
command.SetAction(async (parsed, _) =>
{
    try
    {
        var clients = Clients.Load(parsed.GetRequiredValue(root).FullName);
        return await Runs.PlayAsync(clients, parsed.GetValue(from), parsed.GetValue(count), Console.Out) ? 0 : 1;
    }
    catch (Exception unusable) when (unusable is InvalidDataException or DirectoryNotFoundException)
    {
        await Console.Error.WriteLineAsync(unusable.Message);
        return 2;
    }
});
return await command.Parse(args).InvokeAsync();
