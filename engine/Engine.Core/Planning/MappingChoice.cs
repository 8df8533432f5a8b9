using System.Collections.Immutable;
using Engine.Core.Mapping;

namespace Engine.Core.Planning;

/// <summary>Which mapping takes an event, or why none does.</summary>
internal abstract record MappingChoice(ImmutableArray<PlanTrace> Trace)
{
    public sealed record Chosen(MappingConfig Mapping, ImmutableArray<PlanTrace> Trace) : MappingChoice(Trace);

    public sealed record Ignored(string Reason, ImmutableArray<PlanTrace> Trace) : MappingChoice(Trace);

    public sealed record Raised(PlanProblem Problem, ImmutableArray<PlanTrace> Trace) : MappingChoice(Trace);
}
