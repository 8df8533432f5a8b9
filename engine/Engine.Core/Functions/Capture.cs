using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>A part of a text that has a certain form.</summary>
public sealed class Capture : PatternFunction
{
    public Capture()
        : base(null)
    {
    }

    private Capture(Regex pattern)
        : base(pattern)
    {
    }

    public override FunctionSpec Spec { get; } = new(
        Name: "capture",
        Summary: "What a regular expression, or one group of it, matches first in a text; null where it matches nothing.",
        Parameters: [Text, Pattern, new("group", Kinds.Number | Kinds.Text, "number or name of a group, written out; the whole match when left out") { IsOptional = true }],
        Returns: Kinds.Text | Kinds.Nothing,
        Examples:
        [
            new("capture('paid INV-0042 twice', 'INV-[0-9]+')", "INV-0042"),
            new("capture('paid INV-0042 twice', 'INV-([0-9]+)', 1)", "0042"),
            new("capture('paid INV-0042', 'INV-(?<n>[0-9]+)', 'n')", "0042"),
            new("capture('paid', 'INV-[0-9]+')", "null"),
            new("capture('x', 'x', 2)", "FUN120"),
        ])
    {
        Fails = ["FUN120 the pattern cannot be used or has no such group", "FUN121 the text is too long"],
    };

    private protected override TransformFunction With(Regex compiled) => new Capture(compiled);

    private protected override Value Apply(Regex compiled, string text, ReadOnlySpan<Value> arguments)
    {
        var match = compiled.Match(text);
        var group = arguments.Length > 2 ? match.Groups[NameOf(arguments[2])] : match;
        return match.Success && group.Success ? Value.Of(group.Value) : Value.Null;
    }

    private protected override ArgumentProblem? CheckMore(Regex compiled, ImmutableArray<Value> written)
    {
        if (written.Length < 3 || (!written[2].IsNothing && compiled.GetGroupNames().Contains(NameOf(written[2]))))
        {
            return null;
        }

        return new ArgumentProblem(2, FunctionCodes.BadPattern, $"The pattern has no such group. It has {string.Join(", ", compiled.GetGroupNames())}.");
    }

    private static string NameOf(Value group) =>
        group.Kind == ValueKind.Text ? group.AsText() : group.AsNumber().ToString(CultureInfo.InvariantCulture);
}
