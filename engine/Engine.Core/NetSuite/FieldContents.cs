using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>
/// What the fields of a body, a line or a subrecord shall hold, in order. Contents that one mapping makes share the list of its fields and
/// have only the values of their own. Immutable; equal when they are the same values of the same fields.
/// </summary>
[CollectionBuilder(typeof(FieldContents), nameof(Of))]
public readonly struct FieldContents : IReadOnlyList<FieldContent>, IValueObject, IEquatable<FieldContents>
{
    // For each place the field, or its name where the content was read back.
    private readonly ImmutableArray<object> fields;

    // For each place the value; missing where the field is left out.
    private readonly Value[]? values;

    /// <param name="fields">The fields that there can be.</param>
    /// <param name="values">As many values, missing for those that are left out; handed over.</param>
    internal FieldContents(ImmutableArray<object> fields, Value[] values)
    {
        this.fields = fields;
        this.values = values;
    }

    /// <exception cref="InvalidOperationException">A value is missing: a field that holds nothing is left out.</exception>
    public static FieldContents Of(ReadOnlySpan<FieldContent> contents)
    {
        var fields = ImmutableArray.CreateBuilder<object>(contents.Length);
        var values = new Value[contents.Length];
        foreach (var content in contents)
        {
            if (content.Value.Kind == ValueKind.Missing)
            {
                throw new InvalidOperationException($"{content.Name} has no value and is to be left out.");
            }

            values[fields.Count] = content.Value;
            fields.Add(content.Known);
        }

        return new FieldContents(fields.MoveToImmutable(), values);
    }

    /// <summary>The fields of a subrecord; none of any other value.</summary>
    public static FieldContents Within(Value subrecord) => subrecord.Kind != ValueKind.Object ? []
        : subrecord.AsObject() is FieldContents contents ? contents
        : [.. subrecord.AsObject().Members.Select(member => new FieldContent(member.Key, member.Value))];

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var value in values.AsSpan())
            {
                count += value.Kind == ValueKind.Missing ? 0 : 1;
            }

            return count;
        }
    }

    public bool IsEmpty => Count == 0;

    public FieldContent this[int index] => this.ElementAt(index);

    IEnumerable<KeyValuePair<string, Value>> IValueObject.Members => this.Select(content => KeyValuePair.Create(content.Name, content.Value));

    public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
    {
        foreach (var content in this)
        {
            if (content.Name == name)
            {
                value = content.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Without the fields of which that holds.</summary>
    internal FieldContents RemoveAll(Func<FieldContent, bool> unwanted) => [.. this.Where(content => !unwanted(content))];

    /// <summary>With other values where that gives one; the same when it gives none.</summary>
    internal FieldContents Replace<T>(T given, Func<Value, T, Value?> replacement)
    {
        Value[]? replaced = null;
        for (var i = 0; i < values.AsSpan().Length; i++)
        {
            if (replacement(values![i], given) is { } value)
            {
                replaced ??= [.. values];
                replaced[i] = value;
            }
        }

        return replaced is null ? this : new FieldContents(fields, replaced);
    }

    public Walk GetEnumerator() => new(this);

    IEnumerator<FieldContent> IEnumerable<FieldContent>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(FieldContents other) => values == other.values;

    public override bool Equals(object? obj) => obj is FieldContents other && Equals(other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(values);

    public static bool operator ==(FieldContents left, FieldContents right) => left.Equals(right);

    public static bool operator !=(FieldContents left, FieldContents right) => !left.Equals(right);

    /// <summary>Goes from field to field that is not left out.</summary>
    public struct Walk(FieldContents contents) : IEnumerator<FieldContent>
    {
        private int at = -1;

        public readonly FieldContent Current => new(contents.fields[at], contents.values![at]);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            var values = contents.values.AsSpan();
            do
            {
                at++;
            }
            while (at < values.Length && values[at].Kind == ValueKind.Missing);

            return at < values.Length;
        }

        public void Reset() => at = -1;

        public readonly void Dispose()
        {
        }
    }
}
