using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Text with values in it. A value that is missing or null makes no text: in a field that is a failure.</summary>
internal sealed class TemplateText(NodeSource source, ImmutableArray<Node> parts) : Node(source)
{
    private const int RoomOnStack = 128;

    public override Value Evaluate(EvaluationFrame frame)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[RoomOnStack]);
        var length = 0;
        foreach (var part in parts)
        {
            var value = part.Evaluate(frame);
            if (value.IsFailure || value.IsNothing)
            {
                return Without(frame, part, value);
            }

            if (!TextForm.TryAppend(ref text, value, out var added))
            {
                return Failures.WrongKind(part, value, Kinds.Text | Kinds.Number | Kinds.Amount | Kinds.Date | Kinds.Instant);
            }

            length += added;
            if (length > TextForm.LongestText)
            {
                return Failures.TextTooLong();
            }
        }

        return Value.Of(text.ToStringAndClear());
    }
}
