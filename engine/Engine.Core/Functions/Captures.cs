using System.Text.RegularExpressions;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>All parts of a text that have a certain form.</summary>
public sealed class Captures : PatternFunction
{
    public Captures()
        : base(null)
    {
    }

    private readonly CharacterRuns? runs;

    private Captures(Regex pattern)
        : base(pattern) => runs = CharacterRuns.Of(pattern.ToString());

    public override FunctionSpec Spec { get; } = new(
        Name: "captures",
        Summary: "Everything that a regular expression matches in a text, in order, each as often as it stands there; an empty list where it matches nothing.",
        Parameters: [Text, Pattern],
        Returns: Kinds.List,
        Examples:
        [
            new("join(captures('pays INV-0042, INV-0043', 'INV-[0-9]+'), ' ')", "INV-0042 INV-0043"),
            new("captures('paid', 'INV-[0-9]+').Count()", "0"),
            new("captures('x', '(')", "FUN120"),
        ])
    {
        Fails = ["FUN120 the pattern cannot be used", "FUN121 the text is too long"],
    };

    private protected override TransformFunction With(Regex compiled) => new Captures(compiled);

    private protected override Value Apply(Regex compiled, string text, ReadOnlySpan<Value> arguments)
    {
        if (runs is not null)
        {
            return runs.In(text);
        }

        List<Value>? found = null;
        foreach (var match in compiled.EnumerateMatches(text))
        {
            (found ??= []).Add(Value.Of(text.Substring(match.Index, match.Length)));
        }

        return Value.Of((IReadOnlyList<Value>?)found ?? []);
    }
}
