using Engine.Sandbox.Auth;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Switches;

namespace Engine.Sandbox.Http;

/// <summary><c>/sandbox/faults</c>, <c>/sandbox/switches</c> and <c>/sandbox/keys</c>: how the wire is made to behave.</summary>
internal sealed class WireControl(FaultBoard faults, SwitchBoard switches, AccountClock clock)
{
    public static bool Has(string subject) => subject is "faults" or "switches" or "keys";

    public Answer Handle(Call call) => (call.Method, call.Subject) switch
    {
        ("GET", "faults") => new Answer(200, FaultReader.Written(faults.Waiting)),
        ("POST", "faults") => AddFaults(call),
        ("DELETE", "faults") => ClearFaults(),
        ("GET", "switches") => new Answer(200, SwitchDocument.Described(switches)),
        ("PATCH", "switches") => Turn(call),
        ("DELETE", "switches") => ResetSwitches(),
        ("GET", "keys") => new Answer(200, AccessToken.PublicKeys()),
        _ => throw new Refusal(405, "METHOD_NOT_ALLOWED", $"{call.Method} is not allowed here."),
    };

    private Answer AddFaults(Call call)
    {
        FaultReader.Add(faults, call.Body ?? throw Refusal.Malformed("The body must be a fault, a list of faults or a script."));
        return new Answer(200, FaultReader.Written(faults.Waiting));
    }

    // A clock set wrong by a fault is right again.
    private Answer ClearFaults()
    {
        faults.Clear();
        clock.Skew = TimeSpan.Zero;
        return Answer.NoContent();
    }

    private Answer Turn(Call call)
    {
        SwitchDocument.Read(switches, call.Body ?? default);
        return new Answer(200, SwitchDocument.Described(switches));
    }

    private Answer ResetSwitches()
    {
        switches.Reset();
        return Answer.NoContent();
    }
}
