namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Says which open documents a payment is for.</summary>
/// <param name="Documents">As the candidates are called, such as INV-10042.</param>
public sealed record ConfirmOrder(IReadOnlyList<string>? Documents = null, string? Why = null, bool DryRun = false) : ActionOrder(Why, DryRun);
