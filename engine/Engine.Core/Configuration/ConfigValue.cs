using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Configuration;

/// <summary>Reads configuration nodes as values, such as a payload that is written into a spec.</summary>
public static class ConfigValue
{
    public static Value From(ConfigNode node) => node switch
    {
        ConfigScalar scalar => Scalar(scalar),
        ConfigSequence sequence => Value.Of(sequence.Items.Select(From).ToImmutableArray()),
        ConfigMapping mapping => Value.Of(new NodeObject(mapping)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Value Scalar(ConfigScalar scalar) => scalar.Kind switch
    {
        ConfigScalarKind.Null => Value.Null,
        ConfigScalarKind.Boolean => Value.Of(scalar.Text is "true" or "True" or "TRUE"),
        ConfigScalarKind.Number => Number(scalar.Text),
        _ => Value.Of(scalar.Text),
    };

    private static Value Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && text.Count(char.IsAsciiDigit) <= 28
            ? Value.Of(number)
            : Value.Fail(ExpressionCodes.NumberTooLong, $"The number {text} has more digits than an amount can hold exactly.");

    private sealed class NodeObject(ConfigMapping mapping) : IValueObject
    {
        public IEnumerable<KeyValuePair<string, Value>> Members =>
            mapping.Entries.Select(entry => KeyValuePair.Create(entry.Name, From(entry.Value)));

        public bool TryGet(string name, [MaybeNullWhen(false)] out Value value)
        {
            var node = mapping[name];
            value = node is null ? Value.Missing : From(node);
            return node is not null;
        }
    }
}
