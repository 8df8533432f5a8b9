using System.Text.Json;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Writes;

/// <summary>One create or update, before it is read.</summary>
/// <param name="Existing">The record to change; null to create one.</param>
/// <param name="PathExternalId">The external id of the path of a PUT; null otherwise.</param>
/// <param name="Replaces">The sublists named by <c>?replace=</c>.</param>
/// <param name="RefusesUnknownNames">Whether an unknown property is refused instead of dropped.</param>
/// <param name="Clears">The fields that <c>?replaceSelectedFields=true</c> lets null clear; null when any field may be cleared.</param>
/// <param name="DropsBadValues">Whether a value that cannot be read is dropped instead of refused.</param>
/// <param name="Warn">Told of what is dropped, in NetSuite's words; null when nobody wants to know.</param>
/// <param name="Template">What a transform gives a new record before the body; null without one.</param>
/// <param name="FixedId">The internal id of a seeded record; null to take the next.</param>
internal sealed record WriteRequest(
    RecordDefinition Definition,
    StoredRecord? Existing,
    JsonElement Body,
    string? PathExternalId = null,
    IReadOnlySet<string>? Replaces = null,
    bool RefusesUnknownNames = false,
    IReadOnlySet<string>? Clears = null,
    bool DropsBadValues = false,
    Action<string>? Warn = null,
    StoredRecord? Template = null,
    long? FixedId = null);
