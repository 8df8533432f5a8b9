using System.Collections.Immutable;
using System.Text;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Text with values in it. A value that is missing or null makes no text: in a field that is a failure.</summary>
internal sealed class TemplateText(NodeSource source, ImmutableArray<Node> parts) : Node(source)
{
    public override Value Evaluate(EvaluationFrame frame)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var value = part.Evaluate(frame);
            if (value.IsFailure || value.IsNothing)
            {
                return Without(frame, part, value);
            }

            if (!TextForm.TryGet(value, out var written))
            {
                return Failures.WrongKind(part, value, Kinds.Text | Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant);
            }

            if (text.Length + written.Length > TextForm.LongestText)
            {
                return Failures.TextTooLong();
            }

            text.Append(written);
        }

        return Value.Of(text.ToString());
    }
}
