using System.Text.Json;

namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>Puts another payload in the place of the delivered one.</summary>
/// <param name="Payload">The whole body as the source would send it; id, type and time stay.</param>
public sealed record EditOrder(JsonElement? Payload = null, string? Why = null, bool DryRun = false) : ActionOrder(Why, DryRun);
