namespace Engine.Core.Expressions.Binding;

/// <summary>The parameter of a lambda around the expression that is being bound.</summary>
/// <param name="Name">As written; null for a bare predicate, whose items are called <c>it</c>.</param>
/// <param name="Slot">Its slot in the frame.</param>
/// <param name="Known">What is known of the items.</param>
internal sealed record LambdaName(string? Name, int Slot, Known Known);
