namespace Engine.Core.Values;

/// <summary>A number or amount with more digits than a <see cref="Value"/> has room for.</summary>
/// <param name="Digits">The number.</param>
/// <param name="Currency">ISO 4217 code of an amount; null of a number.</param>
internal sealed record LongNumber(decimal Digits, string? Currency);
