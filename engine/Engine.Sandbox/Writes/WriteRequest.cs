using System.Text.Json;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>One create or update, before it is read.</summary>
/// <param name="Existing">The record to change; null to create one.</param>
/// <param name="PathExternalId">The external id of the path of a PUT; null otherwise.</param>
/// <param name="Replaces">The sublists named by <c>?replace=</c>.</param>
/// <param name="RefusesUnknownNames">Whether an unknown property is refused instead of dropped.</param>
/// <param name="FixedId">The internal id of a seeded record; null to take the next.</param>
internal sealed record WriteRequest(
    RecordDefinition Definition,
    StoredRecord? Existing,
    JsonElement Body,
    string? PathExternalId = null,
    IReadOnlySet<string>? Replaces = null,
    bool RefusesUnknownNames = false,
    long? FixedId = null);
