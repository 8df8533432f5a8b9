using System.Collections.Immutable;
using Engine.Runtime.ExceptionQueue;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Why an action was not done.</summary>
/// <param name="Code">A diagnostic code; <c>engine explain</c> says more.</param>
/// <param name="Differences">What stands in its way, where two things were compared.</param>
public sealed record ActionRefusal(string Code, string Message, ImmutableArray<Difference> Differences);
