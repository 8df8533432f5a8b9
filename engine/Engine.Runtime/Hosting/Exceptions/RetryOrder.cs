namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Has an item worked again.</summary>
/// <param name="Revision"><c>current</c>: the configuration in force; <c>original</c>: the one that decided the event.</param>
public sealed record RetryOrder(string? Revision = null, string? Why = null, bool DryRun = false) : ActionOrder(Why, DryRun);
