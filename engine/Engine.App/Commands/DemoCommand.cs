using System.CommandLine;
using System.Text;
using Engine.App.Demo;

namespace Engine.App.Commands;

/// <summary>`engine demo`: the whole path in a minute, with no account anywhere.</summary>
public sealed class DemoCommand : EngineCommand
{
    public override Command Build()
    {
        var printEvents = new Option<bool>("--print-events") { Description = "Only print the events of the demo, one JSON document a line, as `engine map` takes them." };
        var command = new Command("demo", "Plays a month of Stripe events through the engine into a NetSuite sandbox and checks the books.") { printEvents };
        command.SetAction(parsed => parsed.GetValue(printEvents) ? PrintEvents(parsed.InvocationConfiguration.Output) : ExitCodes.Unusable);
        return command;
    }

    private static int PrintEvents(TextWriter output)
    {
        foreach (var delivery in DemoHistory.Acme.Deliveries.Where(delivery => delivery.Expected is not (DemoOutcome.Repeated or DemoOutcome.Refused)))
        {
            output.WriteLine(Encoding.UTF8.GetString(delivery.Body));
        }

        return ExitCodes.Fine;
    }
}
