using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Core.Rules;

/// <summary>
/// An ErrorMessage with its <c>$(name.path)</c> placeholders. As in the original: a whole input or parameter is written as
/// JSON, text at the end of a path without quotes; a placeholder whose value is null or not there stays as it is.
/// </summary>
internal sealed class ErrorText(ImmutableArray<ErrorText.Part> parts)
{
    private const int RoomOnStack = 256;

    /// <summary>Text, or the placeholder of a value.</summary>
    /// <param name="Written">As it stands in the message.</param>
    /// <param name="Slot">Of the name the placeholder begins with; -1 for plain text.</param>
    /// <param name="Path">The members below that name.</param>
    internal sealed record Part(string Written, int Slot, ImmutableArray<string> Path);

    /// <summary>It shows nothing of the event.</summary>
    public bool IsFixed { get; } = parts.All(part => part.Slot < 0);

    public string Format(EvaluationFrame frame)
    {
        if (parts is [{ Slot: < 0 } only])
        {
            return only.Written;
        }

        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[RoomOnStack]);
        foreach (var part in parts)
        {
            text.AppendLiteral(part.Slot < 0 ? part.Written : Show(part, frame));
        }

        return text.ToStringAndClear();
    }

    private static string Show(Part part, EvaluationFrame frame)
    {
        var value = frame[part.Slot];
        foreach (var name in part.Path)
        {
            value = value.Member(name);
        }

        if (value.IsNothing || value.IsFailure)
        {
            return part.Written;
        }

        return value.Kind switch
        {
            ValueKind.Text when part.Path.Length > 0 => value.AsText(),
            // The original has none of these; an accountant reads 12.00 USD better than "12.00 USD".
            ValueKind.Amount or ValueKind.Date or ValueKind.Instant => value.ToString(),
            _ => JsonText.Of(value),
        };
    }
}
