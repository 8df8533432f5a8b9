using System.Collections.Immutable;
using System.Text;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>Values written into a text at numbered places.</summary>
public sealed class StringFormat : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "string.Format",
        Summary: "A text with {0}, {1}, … replaced by the values that follow. Alignment and formats within the braces are not known.",
        Parameters: [new("format", Kinds.Text, "the text, written out; {{ and }} for braces"), new("x", Kinds.Any, "texts, numbers, dates")],
        Returns: Kinds.Text,
        Examples:
        [
            new("string.Format('{0} of {1}', 2, payload.id)", "2 of in_9"),
            new("string.Format('{{{0}}}', 2)", "{2}"),
            new("string.Format('{0:N2}', 2)", "FUN106"),
            new("string.Format('{1}', 2)", "FUN106"),
        ])
    {
        Fails = ["EXP103 a value is a list or an object", "FUN106 the format names a place that has no value, or is not known"],
        Repeats = true,
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var text = new StringBuilder();
        var format = arguments[0].AsText();
        for (var at = 0; at < format.Length;)
        {
            var place = PlaceAt(format, at, out var length);
            if (place >= arguments.Length - 1)
            {
                return Value.Fail(FunctionCodes.UnknownOption, Problem(format.Substring(at, length)));
            }

            var written = length == 2 ? format[at].ToString() : format.Substring(at, length);
            if (place >= 0 && !TextForm.TryGet(arguments[place + 1], out written))
            {
                return Value.Fail(ExpressionCodes.WrongKind, $"{FunctionFailures.Show(arguments[place + 1])} is {arguments[place + 1].Kind.Describe()} and has no text.");
            }

            if (text.Append(written).Length > TextForm.LongestText)
            {
                return Failures.TextTooLong();
            }

            at += length;
        }

        return Value.Of(text.ToString());
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context)
    {
        if (written[0].Kind != ValueKind.Text)
        {
            return new ArgumentProblem(0, FunctionCodes.UnknownOption, "The format is written out in quotes.");
        }

        var format = written[0].AsText();
        for (var at = 0; at < format.Length;)
        {
            var place = PlaceAt(format, at, out var length);
            if (place >= written.Length - 1)
            {
                return new ArgumentProblem(0, FunctionCodes.UnknownOption, Problem(format.Substring(at, length)));
            }

            at += length;
        }

        return null;
    }

    private static string Problem(string place) => $"`{place}` in the format stands for no value. Places are written {{0}}, {{1}}, … and there is one for each value that follows.";

    /// <summary>The number of the place that begins here; -1 for a plain character, or a doubled brace (length 2); very large for a brace that is neither.</summary>
    private static int PlaceAt(string format, int at, out int length)
    {
        length = 1;
        if (format[at] is not ('{' or '}'))
        {
            return -1;
        }

        if (at + 1 < format.Length && format[at + 1] == format[at])
        {
            length = 2;
            return -1;
        }

        var end = format.IndexOf('}', at);
        length = end < 0 ? 1 : end - at + 1;
        return length is 3 or 4 && int.TryParse(format.AsSpan(at + 1, length - 2), System.Globalization.NumberStyles.None, null, out var place) ? place : int.MaxValue;
    }
}
