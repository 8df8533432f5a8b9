namespace Engine.Sandbox.Faults;

/// <summary>Faults one after the other: each begins when the one before has happened as often as it should.</summary>
internal sealed class FaultScript(IEnumerable<Fault> steps)
{
    private readonly Queue<Fault> steps = new(steps);
    private int passed;
    private int happened;
    private long drawn;

    public bool IsOver => steps.Count == 0;

    public IEnumerable<Fault> Waiting => steps.Select((step, index) => index == 0 && step.Times < int.MaxValue ? step with { Count = step.Times - happened } : step);

    /// <summary>What happens to the request at this stage; null when nothing does.</summary>
    public Fault? Take(FaultVisit visit, FaultStage stage)
    {
        if (steps.Count == 0 || visit.Met.Contains(this) || steps.Peek() is not { } step || step.Stage != stage || !step.Matches(visit))
        {
            return null;
        }

        visit.Met.Add(this);
        if (passed < step.After)
        {
            passed++;
            return null;
        }

        if (step.Rate is { } rate && Draw(step.Seed, drawn++) >= rate)
        {
            return null;
        }

        if (++happened >= step.Times)
        {
            steps.Dequeue();
            (passed, happened, drawn) = (0, 0, 0);
        }

        return step;
    }

    // SplitMix64 over the seed and the request's number: the same on every machine, and each number on its own.
    private static decimal Draw(long seed, long number)
    {
        var mixed = unchecked(((ulong)seed * 0xD1342543DE82EF95UL) + (((ulong)number + 1) * 0x9E3779B97F4A7C15UL));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return ((mixed ^ (mixed >> 31)) >> 11) / (decimal)(1UL << 53);
    }
}
