using System.Text.RegularExpressions;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Whether a text has a certain form.</summary>
public sealed class Matches : PatternFunction
{
    public Matches()
        : base(null)
    {
    }

    private Matches(Regex pattern)
        : base(pattern)
    {
    }

    public override FunctionSpec Spec { get; } = new(
        Name: "matches",
        Summary: "Whether a regular expression is found in a text. Write ^ and $ around it to match the whole.",
        Parameters: [Text, Pattern],
        Returns: Kinds.Boolean,
        Examples:
        [
            new("matches('INV-0042', '^INV-[0-9]+$')", "true"),
            new("matches('inv-0042', '^INV')", "false"),
            new("matches('inv-0042', '(?i)^INV')", "true"),
            new("matches('x', '(')", "FUN120"),
            new("matches('x', '(?=x)')", "FUN120"),
            new("matches('x', payload.id)", "FUN120"),
        ])
    {
        Fails = ["FUN120 the pattern cannot be used", "FUN121 the text is too long"],
        Aliases = ["match", "Regex.IsMatch"],
    };

    private protected override TransformFunction With(Regex compiled) => new Matches(compiled);

    private protected override Value Apply(Regex compiled, string text, ReadOnlySpan<Value> arguments) => Value.Of(compiled.IsMatch(text));
}
