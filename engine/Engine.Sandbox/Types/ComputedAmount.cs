using Engine.Sandbox.Books;

namespace Engine.Sandbox.Types;

/// <summary>A read-only amount of a transaction and how it follows from its balances.</summary>
internal sealed record ComputedAmount(string Name, Func<Balances, decimal> Value);
