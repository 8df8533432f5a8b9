using System.Collections.Frozen;
using Engine.Core.Expressions;

namespace Engine.Core.Matching;

/// <summary>The names under which a mapping sees what a payment was matched to.</summary>
internal static class MatchedPaymentShape
{
    private static readonly Shape Document = Shape.Of(
        ("id", Kinds.Text),
        ("internalId", Kinds.Text),
        ("kind", Kinds.Text),
        ("number", Kinds.Text | Kinds.Nothing),
        ("customer", Kinds.Text),
        ("customerName", Kinds.Text | Kinds.Nothing),
        ("amountRemaining", Kinds.Amount)) with
    { Name = "open document" };

    private static readonly Shape Application = Document.Or(Shape.Of(("amount", Kinds.Amount), ("before", Kinds.Amount), ("remaining", Kinds.Amount))) with { Name = "application" };

    private static readonly Shape Difference = Shape.Of(
        ("invoice", Kinds.Text), ("internalId", Kinds.Text), ("amount", Kinds.Amount), ("account", Kinds.Text), ("code", Kinds.Text | Kinds.Nothing)) with
    { Name = "difference" };

    /// <summary>The members of a matched payment.</summary>
    public static Shape Shape { get; } = Make();

    private static Shape Make()
    {
        var scalars = Expressions.Shape.Of(
            ("outcome", Kinds.Text),
            ("isApplied", Kinds.Boolean),
            ("isFlagged", Kinds.Boolean),
            ("isTie", Kinds.Boolean),
            ("tier", Kinds.Text | Kinds.Nothing),
            ("reason", Kinds.Text | Kinds.Nothing),
            ("explanation", Kinds.Text),
            ("rules", Kinds.Text),
            ("customer", Kinds.Text | Kinds.Nothing),
            ("arAccount", Kinds.Text | Kinds.Nothing),
            ("subsidiary", Kinds.Text | Kinds.Nothing),
            ("unapplied", Kinds.Amount),
            ("onAccount", Kinds.Amount));
        return scalars.Or(new Shape(
            new Dictionary<string, Known>
            {
                ["applied"] = ListOf(Application),
                ["differences"] = ListOf(Difference),
                ["candidates"] = ListOf(Document),
            }.ToFrozenDictionary())) with
        { Name = "matched payment" };
    }

    private static Known ListOf(Shape shape) => new(Kinds.List, Element: new Known(Kinds.Object, shape));
}
