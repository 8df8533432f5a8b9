using System.Globalization;
using System.Text;
using Engine.Core.Diagnostics;
using Engine.Core.Values.Json;

namespace Engine.Core.Values;

/// <summary>One value of the expression language. Immutable; equal when kind and content are equal.</summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly decimal number;
    private readonly object? content;

    /// <summary>Node of a text, list or object whose content is a <see cref="JsonPayload"/> and is read when it is asked for.</summary>
    private readonly int node;

    private Value(ValueKind kind, decimal number = 0, object? content = null, int node = 0)
    {
        Kind = kind;
        this.number = number;
        this.content = content;
        this.node = node;
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

    internal static Value Fail(DiagnosticCode code, LateText message) => new(ValueKind.Failure, 0, new Failure(code, message));

    /// <param name="amount">In major units, such as dollars.</param>
    /// <param name="currency">ISO 4217 code in upper case.</param>
    public static Value Amount(decimal amount, string currency) => new(ValueKind.Amount, amount, currency);

    public static Value Of(DateOnly date) => new(ValueKind.Date, date.DayNumber);

    public static Value Of(DateTimeOffset instant) => new(ValueKind.Instant, instant.UtcTicks);

    public static Value Of(IReadOnlyList<Value> list) => new(ValueKind.List, 0, list);

    public static Value Of(IValueObject value) => new(ValueKind.Object, 0, value);

    public static Value Of(RecordReference reference) =>
        reference is RecordReference.Known known ? Known(known.InternalId) : new(ValueKind.Reference, 0, reference);

    /// <summary>The internal id of a reference; null of any other value, and of a reference to a step that is not done.</summary>
    internal string? InternalId => Kind == ValueKind.Reference ? content as string : null;

    /// <summary>A NetSuite record whose internal id is known.</summary>
    internal static Value Known(string internalId) => new(ValueKind.Reference, 0, internalId);

    internal static Value Of(JsonPayload payload, ValueKind kind, int node) => new(kind, 0, payload, node);

    public static Value Fail(DiagnosticCode code, string message) => new(ValueKind.Failure, 0, new Failure(code, message));

    public bool AsBoolean() => Expect(ValueKind.Boolean).number != 0;

    /// <summary>The number, or the amount without its currency.</summary>
    public decimal AsNumber() => Kind == ValueKind.Amount ? number : Expect(ValueKind.Number).number;

    public string AsText() => Expect(ValueKind.Text).content as string ?? ((JsonPayload)content!).Text(node);

    /// <summary>ISO 4217 code of an amount.</summary>
    public string AsCurrency() => (string)Expect(ValueKind.Amount).content!;

    public DateOnly AsDate() => DateOnly.FromDayNumber((int)Expect(ValueKind.Date).number);

    /// <summary>In UTC.</summary>
    public DateTimeOffset AsInstant() => new((long)Expect(ValueKind.Instant).number, TimeSpan.Zero);

    public IReadOnlyList<Value> AsList() =>
        Expect(ValueKind.List).content is JsonPayload payload ? payload[node].Length == 0 ? [] : new JsonList(payload, node) : (IReadOnlyList<Value>)content!;

    public IValueObject AsObject() =>
        Expect(ValueKind.Object).content is JsonPayload payload ? new JsonObject(payload, node) : (IValueObject)content!;

    public RecordReference AsReference() =>
        Expect(ValueKind.Reference).content as RecordReference ?? new RecordReference.Known((string)content!);

    public Failure AsFailure() => (Failure)Expect(ValueKind.Failure).content!;

    /// <summary>A member of an object; missing when this is no object or has no such member.</summary>
    public Value Member(string name) =>
        Kind != ValueKind.Object ? Missing
        : content is JsonPayload payload ? payload.Member(node, name)
        : AsObject().TryGet(name, out var value) ? value : Missing;

    /// <summary>The same for a name that is looked for often. False when there is no such member; one that is null is there.</summary>
    internal bool TryGetMember(MemberName name, out Value value)
    {
        if (content is not JsonPayload payload)
        {
            return AsObject().TryGet(name.Text, out value);
        }

        var found = payload.Find(node, name.Utf8, name.Mark);
        value = found >= 0 ? payload.ValueAt(found) : Missing;
        return found >= 0;
    }

    /// <summary>Characters of a text, or a few more: its bytes where it has not been decoded.</summary>
    internal int RoughLength => content is JsonPayload payload ? payload.Bytes(node).Length : AsText().Length;

    /// <summary>Characters of a text.</summary>
    internal int Length => TryGetUtf8(out var utf8) && Ascii.IsValid(utf8) ? utf8.Length : AsText().Length;

    /// <inheritdoc cref="JsonPayload.Dispose"/>
    internal void Release() => (content as JsonPayload)?.Dispose();

    /// <summary>Items of a list.</summary>
    internal int Count => content is JsonPayload payload ? payload[node].Length : AsList().Count;

    /// <summary>The UTF-8 of a text that stands in a payload without escapes; false for any other.</summary>
    internal bool TryGetUtf8(out ReadOnlySpan<byte> utf8)
    {
        var payload = Kind == ValueKind.Text ? content as JsonPayload : null;
        utf8 = payload is null ? default : payload.Bytes(node);
        return payload is not null;
    }

    /// <summary>Decodes a text that stands in a payload and is short enough for the room given; false for any other value.</summary>
    internal bool TryDecode(Span<char> room, out ReadOnlySpan<char> text)
    {
        var fits = TryGetUtf8(out var utf8) && utf8.Length <= room.Length;
        text = fits ? room[..Encoding.UTF8.GetChars(utf8, room)] : default;
        return fits;
    }

    /// <summary>Numbers and amounts are equal by value, so 12.5 equals 12.50; text is compared exactly.</summary>
    public bool Equals(Value other) => Kind == other.Kind && Kind switch
    {
        ValueKind.Number or ValueKind.Boolean or ValueKind.Date or ValueKind.Instant => number == other.number,
        ValueKind.Text => TextEquality.AreEqual(this, other),
        ValueKind.List => AsList().SequenceEqual(other.AsList()),
        ValueKind.Object => SameMembers(AsObject(), other.AsObject()),
        _ => number == other.number && Equals(content, other.content),
    };

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        ValueKind.List => HashCode.Combine(Kind, AsList().Count),
        ValueKind.Object => (int)Kind,
        ValueKind.Text => HashCode.Combine(Kind, AsText()),
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
        ValueKind.Text => AsText(),
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
