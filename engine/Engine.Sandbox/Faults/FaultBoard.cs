namespace Engine.Sandbox.Faults;

/// <summary>The faults that are still to happen, oldest first.</summary>
internal sealed class FaultBoard
{
    private readonly Lock gate = new();
    private readonly List<FaultScript> scripts = [];

    public IReadOnlyList<Fault> Waiting
    {
        get
        {
            lock (gate)
            {
                return [.. scripts.SelectMany(script => script.Waiting)];
            }
        }
    }

    /// <summary>Adds faults that happen one after the other; a single one is a script of one.</summary>
    public void Add(params IReadOnlyList<Fault> script)
    {
        lock (gate)
        {
            scripts.Add(new FaultScript(script));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            scripts.Clear();
        }
    }

    /// <summary>Takes the first fault of the stage that concerns the request, so that it happens to this one and no other.</summary>
    public Fault? Take(FaultVisit visit, FaultStage stage)
    {
        lock (gate)
        {
            foreach (var script in scripts)
            {
                if (script.Take(visit, stage) is { } fault)
                {
                    scripts.RemoveAll(each => each.IsOver);
                    return fault;
                }
            }

            return null;
        }
    }
}
