using Engine.Core.Expressions.Evaluation;

namespace Engine.Core.Matching;

/// <summary>One of the tests that are joined by <c>and</c> in a tier's Expression, Each or Together.</summary>
/// <param name="Text">As written.</param>
/// <param name="Node">The test itself.</param>
internal sealed record MatchTest(string Text, Node Node)
{
    /// <summary>It asks something of the invoice or its customer.</summary>
    public required bool AsksInvoice { get; init; }

    /// <summary>The column it compares; null when it has to be evaluated for each invoice.</summary>
    public InvoiceField? Field { get; init; }

    public TestOperator Operator { get; init; }

    /// <summary>What the column is compared with; null for one that holds by itself.</summary>
    public Node? Value { get; init; }

    /// <summary>For Within: the number of days.</summary>
    public Node? Days { get; init; }

    /// <summary>For Within: the number of days itself is no longer within.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Parameters whose values it needs, by slot.</summary>
    public required ParameterUse Uses { get; init; }
}
