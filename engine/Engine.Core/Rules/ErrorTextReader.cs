using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Rules;

/// <summary>Finds the placeholders of an ErrorMessage and the names they begin with.</summary>
internal static class ErrorTextReader
{
    public static ErrorText? Read(ConfigScalar? message, Scope scope, FindingSink findings)
    {
        if (message is null)
        {
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<ErrorText.Part>();
        var text = message.Text;
        var at = 0;
        while (NextPlaceholder(text, at) is var (start, end) && start >= 0)
        {
            AddText(parts, text[at..start]);
            parts.Add(ReadPlaceholder(message, start, end, scope, findings));
            at = end;
        }

        AddText(parts, text[at..]);
        return new ErrorText(parts.ToImmutable());
    }

    private static (int Start, int End) NextPlaceholder(string text, int from)
    {
        var start = text.IndexOf("$(", from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(')', start);
        return end < 0 ? (-1, -1) : (start, end + 1);
    }

    private static void AddText(ImmutableArray<ErrorText.Part>.Builder parts, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new ErrorText.Part(text, -1, []));
        }
    }

    private static ErrorText.Part ReadPlaceholder(ConfigScalar message, int start, int end, Scope scope, FindingSink findings)
    {
        var written = message.Text[start..end];
        var steps = written[2..^1].Split('.');
        var slot = scope.SlotOf(steps[0]);
        if (slot < 0)
        {
            findings.Warning(
                RuleCodes.PlaceholderUnknown,
                message.SpanOf(start, end),
                $"`{steps[0]}` in {written} is no input or parameter of this rule.{Suggestion.DidYouMean(steps[0], scope.Names)}");
        }

        return new ErrorText.Part(written, slot, [.. steps.Skip(1)]);
    }
}
