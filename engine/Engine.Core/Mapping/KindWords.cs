using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>Kinds in the words of messages.</summary>
internal static class KindWords
{
    private static readonly (Kinds Kind, string Words)[] Table =
    [
        (Kinds.Amount, "an amount"),
        (Kinds.Number, "a number"),
        (Kinds.Text, "text"),
        (Kinds.Boolean, "true or false"),
        (Kinds.Date, "a date"),
        (Kinds.Instant, "an instant"),
        (Kinds.Reference, "a reference"),
        (Kinds.List, "a list"),
        (Kinds.Object, "an object"),
        (Kinds.Nothing, "nothing"),
    ];

    /// <summary>Such as <c>an amount or a number</c>.</summary>
    public static string Of(Kinds kinds) => string.Join(" or ", Table.Where(row => kinds.HasFlag(row.Kind)).Select(row => row.Words));
}
