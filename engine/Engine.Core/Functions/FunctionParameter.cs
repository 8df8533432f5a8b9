using Engine.Core.Expressions;

namespace Engine.Core.Functions;

/// <summary>One parameter of a function.</summary>
/// <param name="Name">For messages and the reference.</param>
/// <param name="Kinds">What it takes.</param>
/// <param name="Summary">What it is, with its unit.</param>
public sealed record FunctionParameter(string Name, Kinds Kinds, string Summary)
{
    public bool IsOptional { get; init; }

    /// <summary>The function answers for a missing or null argument itself; elsewhere that is a failure, or nothing in a question.</summary>
    public bool TakesNothing { get; init; }

    /// <summary>An expression that is evaluated for each item of the list: <c>l => l.amount</c>, or <c>amount</c> alone.</summary>
    public bool IsLambda { get; init; }
}
