using System.CommandLine;
using Engine.Simulation;
using Engine.Simulation.Kill;

var seed = new Option<int>("--from", "--seed") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var count = new Option<int>("--seeds") { Description = "How many seeds, one after another.", DefaultValueFactory = _ => 100 };
var root = new RootCommand("Plays histories under disorder, repetition, faults and deaths that follow from a seed, and compares the books.") { seed, count };
root.SetAction(async (parsed, _) => await Runs.PlayAsync(Clients.Load(), parsed.GetValue(seed), parsed.GetValue(count), Console.Out) ? 0 : 1);

var events = new Option<int>("--events") { Description = "How many events at least.", DefaultValueFactory = _ => 2000 };
var deaths = new Option<int>("--deaths") { Description = "How often the process is killed and started again.", DefaultValueFactory = _ => 25 };
var kill = new Command("kill", "Kills the real program with kill -9 while events flow, and compares the books.") { seed, events, deaths };
kill.SetAction(async (parsed, _) =>
    await new KillRun(new Fate(parsed.GetValue(seed)), parsed.GetValue(events), parsed.GetValue(deaths)).PlayAsync(Console.Out) ? 0 : 1);
root.Add(kill);
return await root.Parse(args).InvokeAsync();
