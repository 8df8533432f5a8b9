using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>The kinds of value in the words of messages.</summary>
internal static class KindNames
{
    private static readonly (Kinds Kind, string Name)[] All =
    [
        (Kinds.Text, "text"),
        (Kinds.Number, "a number"),
        (Kinds.Amount, "an amount"),
        (Kinds.Boolean, "true or false"),
        (Kinds.Date, "a date"),
        (Kinds.Instant, "an instant"),
        (Kinds.List, "a list"),
        (Kinds.Object, "an object"),
        (Kinds.Reference, "a reference"),
        (Kinds.Nothing, "null"),
    ];

    public static Kinds ToKinds(this ValueKind kind) => (Kinds)(1 << (int)kind);

    public static string Describe(this ValueKind kind) => kind == ValueKind.Missing ? "nothing" : Describe(kind.ToKinds());

    public static string Describe(this Kinds kinds)
    {
        if (kinds == Kinds.Any)
        {
            return "anything";
        }

        var names = new List<string>();
        foreach (var (kind, name) in All)
        {
            // Whether a value may also be nothing is noise in a message unless it can be nothing else.
            if ((kinds & kind) != 0 && (kind != Kinds.Nothing || kinds == Kinds.Nothing))
            {
                names.Add(name);
            }
        }

        return string.Join(" or ", names);
    }
}
