using Engine.Runtime.Scheduling;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Hosting;

/// <summary>What an order for a run comes to once it is read.</summary>
internal abstract record RunOrder
{
    /// <param name="Message">What is wrong with it and what would be right.</param>
    public sealed record Refused(string Message) : RunOrder;

    /// <param name="Scope">What the run is about, for people.</param>
    public sealed record Taken(RunKind Kind, string Scope, Func<RunTally, CancellationToken, Task> Work) : RunOrder;
}
