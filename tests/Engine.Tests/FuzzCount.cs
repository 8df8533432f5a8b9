using System.Globalization;

namespace Engine.Tests;

/// <summary>How many damaged inputs a property of hostile input tries: a few hundred, or as many as ENGINE_FUZZ_COUNT says.</summary>
internal static class FuzzCount
{
    public static int Value { get; } = int.TryParse(Environment.GetEnvironmentVariable("ENGINE_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 300;
}
