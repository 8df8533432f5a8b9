namespace Engine.Core.Sources.Bank.Lockbox;

/// <param name="Start">Position, counted from 1.</param>
public readonly record struct LockboxField(int Start, int Length);
