using System.Globalization;
using System.Text;
using Engine.Core.Diagnostics;
using Engine.Core.Values.Json;

namespace Engine.Core.Values;

/// <summary>
/// One value of the expression language. Immutable; equal when kind and content are equal. Kept in two words, so that it travels in
/// registers: what does not fit into the second one is an object.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    // The second word, from its lowest bit: 4 bits kind, 5 bits scale of a number, 55 bits count.
    private const int KindMask = 0xF;
    private const int ScaleAt = 4;
    private const int ScaleMask = 0x1F;
    private const int CountAt = 9;
    private const long LargestCount = (1L << (63 - CountAt)) - 1;

    private readonly object? content;

    /// <summary>
    /// Kind and count. Counts: digits of a number or amount, 1 for true, days of a date, seconds of an instant, the node of a text, list or
    /// object whose content is a <see cref="JsonPayload"/> and is read when it is asked for.
    /// </summary>
    private readonly long word;

    private Value(ValueKind kind, object? content = null, long count = 0, int scale = 0)
    {
        this.content = content;
        word = (count << CountAt) | ((long)scale << ScaleAt) | (long)kind;
    }

    public static Value Missing => default;

    public static Value Null { get; } = new(ValueKind.Null);

    public static Value True { get; } = new(ValueKind.Boolean, count: 1);

    public static Value False { get; } = new(ValueKind.Boolean);

    public ValueKind Kind => (ValueKind)(word & KindMask);

    private long Whole => word >> CountAt;

    private int Scale => (int)(word >> ScaleAt) & ScaleMask;

    /// <summary>Missing or null: nothing that a rule could compare or a field could hold.</summary>
    public bool IsNothing => Kind is ValueKind.Missing or ValueKind.Null;

    public bool IsFailure => Kind == ValueKind.Failure;

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(decimal value) => TryPack(value, out var digits)
        ? new(ValueKind.Number, null, digits, value.Scale)
        : new(ValueKind.Number, new LongNumber(value, null));

    public static Value Of(string? value) => value is null ? Null : new(ValueKind.Text, value);

    internal static Value Fail(DiagnosticCode code, LateText message) => new(ValueKind.Failure, new Failure(code, message));

    /// <param name="amount">In major units, such as dollars.</param>
    /// <param name="currency">ISO 4217 code in upper case.</param>
    public static Value Amount(decimal amount, string currency) => TryPack(amount, out var digits)
        ? new(ValueKind.Amount, currency, digits, amount.Scale)
        : new(ValueKind.Amount, new LongNumber(amount, currency));

    public static Value Of(DateOnly date) => new(ValueKind.Date, count: date.DayNumber);

    public static Value Of(DateTimeOffset instant) => instant.UtcTicks % TimeSpan.TicksPerSecond == 0
        ? new(ValueKind.Instant, count: instant.UtcTicks / TimeSpan.TicksPerSecond)
        : new(ValueKind.Instant, (object)instant.ToUniversalTime());

    public static Value Of(IReadOnlyList<Value> list) => new(ValueKind.List, list);

    public static Value Of(IValueObject value) => new(ValueKind.Object, value);

    public static Value Of(RecordReference reference) =>
        reference is RecordReference.Known known ? Known(known.InternalId) : new(ValueKind.Reference, reference);

    /// <summary>The internal id of a reference; null of any other value, and of a reference to a step that is not done.</summary>
    internal string? InternalId => Kind == ValueKind.Reference ? content as string : null;

    /// <summary>The name of the step that a reference points to; null of any other value, and where the internal id is known.</summary>
    internal string? StepName => Kind == ValueKind.Reference ? (content as RecordReference.OfStep)?.RecordName : null;

    /// <summary>A NetSuite record whose internal id is known.</summary>
    internal static Value Known(string internalId) => new(ValueKind.Reference, internalId);

    internal static Value Of(JsonPayload payload, ValueKind kind, int node) => new(kind, payload, node);

    public static Value Fail(DiagnosticCode code, string message) => new(ValueKind.Failure, new Failure(code, message));

    public bool AsBoolean() => Expect(ValueKind.Boolean).Whole != 0;

    /// <summary>The number, or the amount without its currency.</summary>
    public decimal AsNumber() => Kind == ValueKind.Amount ? Digits : Expect(ValueKind.Number).Digits;

    public string AsText() => Expect(ValueKind.Text).content as string ?? ((JsonPayload)content!).Text(Node);

    /// <summary>ISO 4217 code of an amount.</summary>
    public string AsCurrency() => Expect(ValueKind.Amount).content as string ?? ((LongNumber)content!).Currency!;

    public DateOnly AsDate() => DateOnly.FromDayNumber((int)Expect(ValueKind.Date).Whole);

    /// <summary>In UTC.</summary>
    public DateTimeOffset AsInstant() =>
        Expect(ValueKind.Instant).content is DateTimeOffset instant ? instant : new(Whole * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    public IReadOnlyList<Value> AsList() =>
        Expect(ValueKind.List).content is JsonPayload payload ? payload[Node].Length == 0 ? [] : new JsonList(payload, Node) : (IReadOnlyList<Value>)content!;

    /// <summary>The items of a list; none of a value that is missing or null.</summary>
    internal ValueItems Items =>
        IsNothing ? default
        : Expect(ValueKind.List).content is JsonPayload payload ? new ValueItems(payload, Node)
        : new ValueItems((IReadOnlyList<Value>)content!);

    public IValueObject AsObject() =>
        Expect(ValueKind.Object).content is JsonPayload payload ? new JsonObject(payload, Node) : (IValueObject)content!;

    public RecordReference AsReference() =>
        Expect(ValueKind.Reference).content as RecordReference ?? new RecordReference.Known((string)content!);

    public Failure AsFailure() => (Failure)Expect(ValueKind.Failure).content!;

    /// <summary>A member of an object; missing when this is no object or has no such member.</summary>
    public Value Member(string name) =>
        Kind != ValueKind.Object ? Missing
        : content is JsonPayload payload ? payload.Member(Node, name)
        : AsObject().TryGet(name, out var value) ? value : Missing;

    /// <summary>The same for a name that is looked for often. False when there is no such member; one that is null is there.</summary>
    internal bool TryGetMember(MemberName name, out Value value)
    {
        if (content is not JsonPayload payload)
        {
            return AsObject().TryGet(name.Text, out value);
        }

        var found = payload.Find(Node, name);
        value = found >= 0 ? payload.ValueAt(found) : Missing;
        return found >= 0;
    }

    /// <summary>The only member of an object whose name differs from this one at most in the case of letters; missing when there is none, or several.</summary>
    internal Value MemberIgnoringCase(MemberName name)
    {
        if (content is JsonPayload payload)
        {
            var at = payload.FindIgnoringCase(Node, name);
            return at >= 0 ? payload.ValueAt(at) : Missing;
        }

        var alike = AsObject().Members.Where(member => member.Key.Equals(name.Text, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return alike is [var only] ? only.Value : Missing;
    }

    /// <summary>Characters of a text, or a few more: its bytes where it has not been decoded.</summary>
    internal int RoughLength => content is JsonPayload payload ? payload.Bytes(Node).Length : AsText().Length;

    /// <summary>Characters of a text.</summary>
    internal int Length => TryGetUtf8(out var utf8) && Ascii.IsValid(utf8) ? utf8.Length : AsText().Length;

    /// <inheritdoc cref="JsonPayload.Dispose"/>
    internal void Release() => (content as JsonPayload)?.Dispose();

    /// <summary>Items of a list.</summary>
    internal int Count => content is JsonPayload payload ? payload[Node].Length : AsList().Count;

    /// <summary>An item of a list, counted from 0.</summary>
    internal Value Item(int at) => content is JsonPayload payload ? payload.ItemAt(Node, at) : AsList()[at];

    /// <summary>The UTF-8 of a text that stands in a payload without escapes; false for any other.</summary>
    internal bool TryGetUtf8(out ReadOnlySpan<byte> utf8)
    {
        var payload = Kind == ValueKind.Text ? content as JsonPayload : null;
        utf8 = payload is null ? default : payload.Bytes(Node);
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
        ValueKind.Number => Digits == other.Digits,
        ValueKind.Amount => Digits == other.Digits && AsCurrency() == other.AsCurrency(),
        ValueKind.Instant => AsInstant() == other.AsInstant(),
        ValueKind.Text => TextEquality.AreEqual(this, other),
        ValueKind.List => AsList().SequenceEqual(other.AsList()),
        ValueKind.Object => SameMembers(AsObject(), other.AsObject()),
        _ => word == other.word && Equals(content, other.content),
    };

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        ValueKind.List => HashCode.Combine(Kind, AsList().Count),
        ValueKind.Object => (int)Kind,
        ValueKind.Text => HashCode.Combine(Kind, AsText()),
        ValueKind.Number or ValueKind.Amount => HashCode.Combine(Kind, Digits),
        ValueKind.Instant => HashCode.Combine(Kind, AsInstant()),
        _ => HashCode.Combine(word, content),
    };

    /// <summary>The value as a person would write it; dates as <c>yyyy-MM-dd</c>, instants as RFC 3339 in UTC.</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Missing => "missing",
        ValueKind.Null => "null",
        ValueKind.Boolean => AsBoolean() ? "true" : "false",
        ValueKind.Number => Digits.ToString(CultureInfo.InvariantCulture),
        ValueKind.Amount => $"{Digits.ToString(CultureInfo.InvariantCulture)} {AsCurrency()}",
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

    private int Node => (int)Whole;

    private decimal Digits
    {
        get
        {
            if (content is LongNumber number)
            {
                return number.Digits;
            }

            var digits = Whole;
            var size = Math.Abs(digits);
            return new decimal((int)size, (int)(size >> 32), 0, digits < 0, (byte)Scale);
        }
    }

    /// <summary>The digits of a number without its point; false when there are too many for the word.</summary>
    private static bool TryPack(decimal number, out long digits)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        var size = (long)(uint)parts[0] | ((long)parts[1] << 32);
        digits = parts[3] < 0 ? -size : size;
        return parts[2] == 0 && (ulong)size <= LargestCount;
    }

    private static bool SameMembers(IValueObject left, IValueObject right)
    {
        var members = left.Members.ToList();
        return members.Count == right.Members.Count()
            && members.TrueForAll(m => right.TryGet(m.Key, out var other) && m.Value.Equals(other));
    }

    private Value Expect(ValueKind wanted) =>
        Kind == wanted ? this : throw new InvalidOperationException($"A {Kind} value was read as {wanted}.");
}
