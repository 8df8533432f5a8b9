using System.CommandLine;
using Engine.Simulation;
using Engine.Simulation.Fuzz;
using Engine.Simulation.Intake;
using Engine.Simulation.Kill;
using Engine.Simulation.Load;
using Engine.Simulation.NthCall;
using Engine.Simulation.Outage;

var seed = new Option<int>("--from", "--seed") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
var count = new Option<int>("--seeds") { Description = "How many seeds, one after another.", DefaultValueFactory = _ => 100 };
var root = new RootCommand("Plays histories under disorder, repetition, faults and deaths that follow from a seed, and compares the books.") { seed, count };
root.SetAction(async (parsed, _) => await Runs.PlayAsync(Clients.Load(), parsed.GetValue(seed), parsed.GetValue(count), Console.Out) ? 0 : 1);

var events = new Option<int>("--events") { Description = "How many events at least.", DefaultValueFactory = _ => 2000 };
var deaths = new Option<int>("--deaths") { Description = "How often the process is killed and started again.", DefaultValueFactory = _ => 25 };
var kill = new Command("kill", "Kills the real program with kill -9 while events flow, and compares the books.") { seed, events, deaths };
kill.SetAction(async (parsed, _) =>
    await new KillRun(new Fate(parsed.GetValue(seed)), parsed.GetValue(events), [.. Enumerable.Repeat(TimeSpan.Zero, parsed.GetValue(deaths) + 1)]).PlayAsync(Console.Out) ? 0 : 1);
root.Add(kill);

var library = new Option<string>("--faketime") { Description = "The library libfaketimeMT.so.1.", Required = true };
var clock = new Command("clock", "Kills the real program and starts it again with its wall clock 10 minutes ahead, 2 hours behind and 1 hour ahead, and compares the books.")
{
    seed, events, library,
};
clock.SetAction(async (parsed, _) => await new KillRun(
    new Fate(parsed.GetValue(seed)),
    parsed.GetValue(events),
    [TimeSpan.Zero, TimeSpan.FromMinutes(10), TimeSpan.FromHours(-2), TimeSpan.FromHours(1)])
{
    ClockLibrary = parsed.GetValue(library),
}.PlayAsync(Console.Out) ? 0 : 1);
root.Add(clock);

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

var scenario = new Option<string>("--scenario") { Description = "One scenario; all by default." };
scenario.AcceptOnlyFromAmong([.. NthScenario.All.Select(one => one.Name)]);
var stride = new Option<int>("--stride") { Description = "Every how many calls.", DefaultValueFactory = _ => 1 };
var nth = new Command("nth", "Lets the first call of storage or NetSuite fail, then the second, and so on, and compares the books each time.") { scenario, stride };
nth.SetAction(async (parsed, _) =>
{
    var (clients, isWell) = (Clients.Load(), true);
    foreach (var one in NthScenario.All.Where(one => (parsed.GetValue(scenario) ?? one.Name) == one.Name))
    {
        foreach (var fault in Enum.GetValues<CallFault>())
        {
            isWell &= await NthRun.PlayAsync(clients, one, fault, parsed.GetValue(stride), Console.Out);
        }
    }

    return isWell ? 0 : 1;
});
root.Add(nth);

var inputs = new Option<int>("--inputs") { Description = "How many requests.", DefaultValueFactory = _ => 10_000 };
var fuzz = new Command("fuzz", "Sends the service odd requests at every address: no fault, nothing lost, no growth.") { seed, inputs };
fuzz.SetAction(async (parsed, _) =>
{
    var run = new FuzzRun(Clients.Load()["acme"], parsed.GetValue(seed), parsed.GetValue(inputs));
    return run.Print(await run.PlayAsync(), Console.Out) ? 0 : 1;
});
root.Add(fuzz);

var each = new Option<int>("--invoices") { Description = "How many invoices before, during and after the outage.", DefaultValueFactory = _ => 60 };
var outage = new Command("outage", "Lets NetSuite fail under the real program and shows what `engine status` says during and after it; then stops the program with requests in flight.") { seed, each };
outage.SetAction(async (parsed, _) => await new OutageRun(new Fate(parsed.GetValue(seed)), parsed.GetValue(each)).PlayAsync(Console.Out) ? 0 : 1);
root.Add(outage);

var rounds = new Option<int>("--rounds") { Description = "How often each server is measured, in turns.", DefaultValueFactory = _ => 3 };
var duration = new Option<int>("--seconds") { Description = "How long each is measured, after a warm-up; what waits is bounded, so not for long.", DefaultValueFactory = _ => 5 };
var intake = new Command("intake", "Posts signed webhooks with wrk to the real service and to reference programs, in turns, and tells how many a second they take.") { rounds, duration };
intake.SetAction(async (parsed, _) => await new IntakeRun(parsed.GetValue(rounds), parsed.GetValue(duration)).PlayAsync(Console.Out) ? 0 : 1);
root.Add(intake);
return await root.Parse(args).InvokeAsync();
