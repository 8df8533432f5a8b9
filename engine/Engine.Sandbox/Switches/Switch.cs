using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Sandbox.Switches;

/// <summary>
/// A behaviour of real accounts that no public source settles, or that sources settle differently: it is named, so that a real
/// account's answer can be pinned later. A public static property of this type, anywhere in this namespace, is found by itself.
/// </summary>
/// <param name="Name">In camel case, as <c>/sandbox/switches</c>, a seed's <c>switches</c> and <c>--switch name=value</c> know it.</param>
/// <param name="Default">The value a sandbox starts with.</param>
public sealed record Switch(string Name, string Default)
{
    /// <summary>What it decides, in a sentence.</summary>
    public required string Decides { get; init; }

    /// <summary>Where the default and its alternatives come from: <c>documented</c>, <c>live</c>, <c>conflict</c>, <c>inferred</c>.</summary>
    public required string Evidence { get; init; }

    /// <summary>The values it takes; empty for those of <see cref="IsNumber"/> or any text.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>True when it takes a whole number, such as seconds, instead of a choice.</summary>
    public bool IsNumber { get; init; }

    /// <summary>A switch that is on or off.</summary>
    public static Switch OnOff(string name, bool isOn, string decides, string evidence) =>
        new(name, isOn ? "true" : "false") { Decides = decides, Evidence = evidence, Values = ["true", "false"] };

    /// <summary>Whether it can be set to a value.</summary>
    public bool Takes(string value) => IsNumber
        ? int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        : Values.IsEmpty || Values.Contains(value);
}
