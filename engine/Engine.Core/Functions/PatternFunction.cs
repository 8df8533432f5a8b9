using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>
/// A function whose second argument is a regular expression. The pattern is written out and compiled when the configuration is
/// loaded, without backtracking, so that no text can make it run long; length and time are bounded besides.
/// </summary>
public abstract class PatternFunction : TransformFunction
{
    private const int LongestPattern = 500;
    private const int LongestText = 20_000;

    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(250);

    private readonly Regex? pattern;

    private protected PatternFunction(Regex? pattern) => this.pattern = pattern;

    private protected static FunctionParameter Text { get; } = new("text", Kinds.Text, "what is looked at, at most 20,000 characters");

    private protected static FunctionParameter Pattern { get; } =
        new("pattern", Kinds.Text, "a regular expression, written out in quotes; a backslash is doubled: '\\\\d'");

    public sealed override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = arguments[0].AsText();
        if (text.Length > LongestText)
        {
            return Value.Fail(FunctionCodes.TextTooLongToMatch, $"The text has {text.Length} characters; at most {LongestText} are matched.");
        }

        try
        {
            return Apply(pattern!, text, arguments);
        }
        catch (RegexMatchTimeoutException)
        {
            // Says only that the time is up: the text was too long for this pattern.
            return Value.Fail(FunctionCodes.TextTooLongToMatch, $"Matching {FunctionFailures.Show(arguments[0])} takes too long.");
        }
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context) =>
        WhyRefused(written[1]) is { } reason ? new ArgumentProblem(1, FunctionCodes.BadPattern, reason) : CheckMore(Compile(written[1].AsText()), written);

    internal sealed override TransformFunction Prepare(ImmutableArray<Value> written) => With(Compile(written[1].AsText()));

    private protected abstract TransformFunction With(Regex compiled);

    private protected abstract Value Apply(Regex compiled, string text, ReadOnlySpan<Value> arguments);

    private protected virtual ArgumentProblem? CheckMore(Regex compiled, ImmutableArray<Value> written) => null;

    private static string? WhyRefused(Value pattern)
    {
        if (pattern.Kind != ValueKind.Text || pattern.AsText().Length is 0 or > LongestPattern)
        {
            return $"A pattern is written out in quotes and has at most {LongestPattern} characters.";
        }

        try
        {
            _ = Compile(pattern.AsText());
            return null;
        }
        catch (ArgumentException trouble)
        {
            return $"The pattern cannot be read: {trouble.Message}";
        }
        catch (NotSupportedException)
        {
            return "The pattern uses look-around, a back-reference or repetitions that are too large; those could run without end.";
        }
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch);
}
