using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>What one field of a record shall hold.</summary>
/// <param name="Name">NetSuite's name of the field.</param>
/// <param name="Value">
/// Text, number, amount, boolean, date, reference, an object for a subrecord, or null to clear the field; never missing, never a failure.
/// </param>
public readonly record struct FieldContent(string Name, Value Value);
