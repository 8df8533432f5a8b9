using System.Globalization;
using Engine.Core.Diagnostics;

namespace Engine.Core.Values;

/// <summary>One value of the expression language. Immutable; equal when kind and content are equal.</summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly decimal number;
    private readonly object? content;

    private Value(ValueKind kind, decimal number = 0, object? content = null)
    {
        Kind = kind;
        this.number = number;
        this.content = content;
    }

    public static Value Missing => default;

    public static Value Null { get; } = new(ValueKind.Null);

    public static Value True { get; } = new(ValueKind.Boolean, 1);

    public static Value False { get; } = new(ValueKind.Boolean, 0);

    public ValueKind Kind { get; }

    /// <summary>Missing or null: nothing that a rule could compare or a field could hold.</summary>
    public bool IsNothing => Kind is ValueKind.Missing or ValueKind.Null;

    public bool IsFailure => Kind == ValueKind.Failure;

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(decimal value) => new(ValueKind.Number, value);

    public static Value Of(string? value) => value is null ? Null : new(ValueKind.Text, 0, value);

    /// <param name="amount">In major units, such as dollars.</param>
    /// <param name="currency">ISO 4217 code in upper case.</param>
    public static Value Amount(decimal amount, string currency) => new(ValueKind.Amount, amount, currency);

    public static Value Of(DateOnly date) => new(ValueKind.Date, date.DayNumber);

    public static Value Of(DateTimeOffset instant) => new(ValueKind.Instant, instant.UtcTicks);

    public static Value Of(IReadOnlyList<Value> list) => new(ValueKind.List, 0, list);

    public static Value Of(IValueObject value) => new(ValueKind.Object, 0, value);

    public static Value Of(RecordReference reference) => new(ValueKind.Reference, 0, reference);

    public static Value Fail(DiagnosticCode code, string message) => new(ValueKind.Failure, 0, new Failure(code, message));

    public bool AsBoolean() => Expect(ValueKind.Boolean).number != 0;

    /// <summary>The number, or the amount without its currency.</summary>
    public decimal AsNumber() => Kind == ValueKind.Amount ? number : Expect(ValueKind.Number).number;

    public string AsText() => (string)Expect(ValueKind.Text).content!;

    /// <summary>ISO 4217 code of an amount.</summary>
    public string AsCurrency() => (string)Expect(ValueKind.Amount).content!;

    public DateOnly AsDate() => DateOnly.FromDayNumber((int)Expect(ValueKind.Date).number);

    /// <summary>In UTC.</summary>
    public DateTimeOffset AsInstant() => new((long)Expect(ValueKind.Instant).number, TimeSpan.Zero);

    public IReadOnlyList<Value> AsList() => (IReadOnlyList<Value>)Expect(ValueKind.List).content!;

    public IValueObject AsObject() => (IValueObject)Expect(ValueKind.Object).content!;

    public RecordReference AsReference() => (RecordReference)Expect(ValueKind.Reference).content!;

    public Failure AsFailure() => (Failure)Expect(ValueKind.Failure).content!;

    /// <summary>A member of an object; missing when this is no object or has no such member.</summary>
    public Value Member(string name) =>
        Kind == ValueKind.Object && AsObject().TryGet(name, out var value) ? value : Missing;

    /// <summary>Numbers and amounts are equal by value, so 12.5 equals 12.50; text is compared exactly.</summary>
    public bool Equals(Value other) => Kind == other.Kind && number == other.number && Kind switch
    {
        ValueKind.List => AsList().SequenceEqual(other.AsList()),
        ValueKind.Object => SameMembers(AsObject(), other.AsObject()),
        _ => Equals(content, other.content),
    };

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        ValueKind.List => HashCode.Combine(Kind, AsList().Count),
        ValueKind.Object => (int)Kind,
        _ => HashCode.Combine(Kind, number, content),
    };

    /// <summary>The value as a person would write it; dates as <c>yyyy-MM-dd</c>, instants as RFC 3339 in UTC.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Missing => "missing",
        ValueKind.Null => "null",
        ValueKind.Boolean => number != 0 ? "true" : "false",
        ValueKind.Number => number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Amount => $"{number.ToString(CultureInfo.InvariantCulture)} {content}",
        ValueKind.Date => AsDate().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValueKind.Instant => AsInstant().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        ValueKind.List => $"list of {AsList().Count}",
        ValueKind.Object => "object",
        ValueKind.Failure => $"{AsFailure().Code.Id} {AsFailure().Message}",
        _ => content!.ToString()!,
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    private static bool SameMembers(IValueObject left, IValueObject right)
    {
        var members = left.Members.ToList();
        return members.Count == right.Members.Count()
            && members.TrueForAll(m => right.TryGet(m.Key, out var other) && m.Value.Equals(other));
    }

    private Value Expect(ValueKind wanted) =>
        Kind == wanted ? this : throw new InvalidOperationException($"A {Kind} value was read as {wanted}.");
}
