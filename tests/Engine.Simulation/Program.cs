using System.CommandLine;
using Engine.Simulation;
using Engine.Simulation.Kill;
using Engine.Simulation.Load;

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

var invoices = new Option<int>("--invoices") { Description = "How many invoices, each with its customer and payment.", DefaultValueFactory = _ => 5000 };
var slots = new Option<int>("--slots") { Description = "Requests that NetSuite allows at once.", DefaultValueFactory = _ => 10 };
var latency = new Option<int>("--latency") { Description = "Milliseconds that NetSuite takes longer for every answer.", DefaultValueFactory = _ => 0 };
var whole = new Option<bool>("--whole") { Description = "Three events of each invoice, a tenth of them twice, neighbours out of order; otherwise one." };
var faults = new Option<decimal>("--faults") { Description = "The share of the requests to NetSuite that go wrong, from 0 to 1." };
var load = new Command("load", "Lets events flow through the real program and tells how many a second it completes and how much memory it takes.")
{
    seed, invoices, slots, latency, whole, faults,
};
load.SetAction(async (parsed, _) => await new LoadRun(
    new Fate(parsed.GetValue(seed)),
    new LoadPlan(parsed.GetValue(invoices), parsed.GetValue(slots), parsed.GetValue(latency))
    {
        IsWholeStory = parsed.GetValue(whole),
        FaultRate = parsed.GetValue(faults),
    }).PlayAsync(Console.Out) ? 0 : 1);
root.Add(load);
return await root.Parse(args).InvokeAsync();
