using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>One planned step and the delivery that it belongs to.</summary>
internal sealed record PlayedStep(PlayedEvent Event, PlanStep Step);
