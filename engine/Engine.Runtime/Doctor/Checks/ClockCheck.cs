using System.Collections.Immutable;

namespace Engine.Runtime.Doctor.Checks;

/// <summary>This machine's clock against NetSuite's. A login carries a time: it is refused from a machine whose clock is ahead, and its signature ends early on
/// one that is behind.</summary>
internal sealed class ClockCheck : AccountCheck
{
    public override string Name => "clock";

    public override string Asks => "whether this machine's clock is right";

    public override int Order => 20;

    public override bool NeedsConnection => false;

    private static readonly TimeSpan limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan notable = TimeSpan.FromSeconds(15);

    public override Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel) =>
        Task.FromResult<ImmutableArray<CheckFinding>>([Finding(patient.ClockAhead)]);

    private static CheckFinding Finding(TimeSpan? ahead)
    {
        if (ahead is not { } difference)
        {
            return CheckFinding.Skipped("NetSuite gave no time.");
        }

        var words = $"This machine's clock is {Math.Abs(difference.TotalSeconds):0} s {(difference < TimeSpan.Zero ? "ahead of" : "behind")} NetSuite's; {limit.TotalSeconds:0} s are allowed.";
        const string ToDo = "Set the machine's clock by NTP. Logins carry the time and are refused when it is wrong.";
        return difference.Duration() > limit ? CheckFinding.Error(words, ToDo, Who.Operator)
            : difference.Duration() > notable ? CheckFinding.Warning(words, ToDo, Who.Operator)
            : CheckFinding.Ok(words);
    }
}
