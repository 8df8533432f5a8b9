using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>What one field of a record shall hold.</summary>
public readonly struct FieldContent : IEquatable<FieldContent>
{
    // The field where it is known, so that nobody has to look it up again; its name where the content was read back.
    private readonly object? known;

    public FieldContent(string name, Value value)
        : this((object)name, value)
    {
    }

    /// <param name="known">The field, or its name.</param>
    internal FieldContent(object known, Value value)
    {
        this.known = known;
        Value = value;
    }

    /// <summary>NetSuite's name of the field; null only of a default that nobody made.</summary>
    public string Name => known as string ?? Field?.Name!;

    /// <summary>Text, number, amount, boolean, date, reference, an object for a subrecord, or null to clear the field; never missing, never a failure.</summary>
    public Value Value { get; init; }

    internal object Known => known!;

    /// <summary>The field, when it is known without its record type.</summary>
    internal Field? Field => known as Field;

    public bool Equals(FieldContent other) => Name == other.Name && Value == other.Value;

    public override bool Equals(object? obj) => obj is FieldContent other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Name, Value);

    public override string ToString() => $"{Name} = {Value}";

    public static bool operator ==(FieldContent left, FieldContent right) => left.Equals(right);

    public static bool operator !=(FieldContent left, FieldContent right) => !left.Equals(right);
}
