namespace Engine.Sandbox.State;

/// <summary>Where a record is: internal ids are unique in a group.</summary>
internal readonly record struct RecordAddress(string Group, long Id);
