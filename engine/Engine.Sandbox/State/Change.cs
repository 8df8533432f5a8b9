namespace Engine.Sandbox.State;

/// <summary>One record before and after a commit; null where it did not exist. Never both.</summary>
internal sealed record Change(StoredRecord? Before, StoredRecord? After);
