using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Rules;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>
/// Takes an expression apart at its <c>and</c>s, as a query planner does, and recognises the tests that compare a column of the invoice with
/// something that does not depend on the invoice.
/// </summary>
/// <param name="parameters">Those that the expression may use.</param>
internal sealed class MatchTestCompiler(ImmutableArray<MatchParameter> parameters)
{
    /// <summary>The tests, in the order in which they stand; null when the expression cannot be compiled.</summary>
    public ImmutableArray<MatchTest>? Compile(ConfigScalar expression, CompilationContext context)
    {
        if (ExpressionCompiler.Parse(expression, context) is not { } tree)
        {
            return null;
        }

        var parts = Parts(tree).ToList();
        var tests = parts.Select(part => Compile(expression, part, context)).OfType<MatchTest>().ToImmutableArray();
        return tests.Length == parts.Count ? tests : null;
    }

    /// <summary>The parameters that an expression needs, those that these need among them.</summary>
    public ParameterUse UsesOf(SyntaxNode tree)
    {
        var names = SyntaxNames.In(tree);
        var own = parameters.Select((parameter, place) => (parameter, place)).Where(known => names.Contains(known.parameter.Name)).ToList();
        return ParameterUse.Of(own.Select(known => known.parameter.Uses).Append(new ParameterUse([.. own.Select(known => known.place)])));
    }

    private static IEnumerable<SyntaxNode> Parts(SyntaxNode tree) =>
        tree is SyntaxNode.Binary { Operator: BinaryOperator.And } both ? Parts(both.Left).Concat(Parts(both.Right)) : [tree];

    private MatchTest? Compile(ConfigScalar expression, SyntaxNode part, CompilationContext context)
    {
        if (ExpressionCompiler.Bind(expression, part, context) is not { } node)
        {
            return null;
        }

        if ((node.Kinds & Kinds.Boolean) == 0)
        {
            context.Findings.Error(RuleCodes.NotACondition, expression.SpanOf(part.Start, part.End), $"`{node.Text}` gives {node.Kinds.Describe()}; a rule needs true or false.");
            return null;
        }

        var test = new MatchTest(expression.Text[part.Start..part.End], node) { AsksInvoice = AsksInvoice(part), Uses = UsesOf(part) };
        // What is recognised is bound a second time by itself; what there is to say about it has been said.
        var silent = context with { Findings = new FindingSink() };
        Node? Bind(SyntaxNode side) => ExpressionCompiler.Bind(expression, side, silent);
        return part switch
        {
            SyntaxNode.Member member when FieldOf(member) is InvoiceField.IsOpen => test with { Field = InvoiceField.IsOpen, Operator = TestOperator.Holds },
            SyntaxNode.Binary comparison => OfComparison(test, comparison, Bind) ?? OfWindow(test, comparison, Bind) ?? test,
            SyntaxNode.Membership { IsNegated: false } membership => OfMembership(test, membership, Bind) ?? test,
            _ => test,
        };
    }

    private static MatchTest? OfComparison(MatchTest test, SyntaxNode.Binary comparison, Func<SyntaxNode, Node?> bind)
    {
        if (OperatorOf(comparison.Operator) is not { } operation)
        {
            return null;
        }

        return FieldOf(comparison.Left) is { } left ? Compared(test, left, operation, comparison.Right, bind)
            : FieldOf(comparison.Right) is { } right ? Compared(test, right, Mirrored(operation), comparison.Left, bind)
            : null;
    }

    private static MatchTest? Compared(MatchTest test, InvoiceField column, TestOperator operation, SyntaxNode other, Func<SyntaxNode, Node?> bind)
    {
        var isOrdered = operation is not (TestOperator.Equal or TestOperator.NotEqual);
        var canBe = column != InvoiceField.IsOpen && !(isOrdered && (InvoiceFields.IsText(column) || InvoiceFields.IsKey(column)));

        // A written text beside a date or an amount is read as one by the comparison itself; null asks whether there is a value at all.
        var isPlain = other is not SyntaxNode.Literal { Value.Kind: ValueKind.Text or ValueKind.Null } literal
            || (literal.Value.Kind == ValueKind.Text && (InvoiceFields.IsText(column) || InvoiceFields.IsKey(column)));
        return canBe && isPlain && !AsksInvoice(other) && bind(other) is { } value ? test with { Field = column, Operator = operation, Value = value } : null;
    }

    private static MatchTest? OfMembership(MatchTest test, SyntaxNode.Membership membership, Func<SyntaxNode, Node?> bind)
    {
        var column = FieldOf(membership.Item);
        // The items of a list that is written out are compared one by one, until one of them cannot be.
        var isPlain = membership.List is not SyntaxNode.NewList written || written.Items.All(item => item is SyntaxNode.Literal { Value.Kind: ValueKind.Text });
        var canBe = isPlain && column is { } text && (InvoiceFields.IsText(text) || InvoiceFields.IsKey(text)) && !AsksInvoice(membership.List);
        return canBe && bind(membership.List) is { } list ? test with { Field = column, Operator = TestOperator.In, Value = list } : null;
    }

    /// <summary><c>abs(daysBetween(payment.date, invoice.dueDate)) &lt;= windowDays</c>, either way round.</summary>
    private static MatchTest? OfWindow(MatchTest test, SyntaxNode.Binary comparison, Func<SyntaxNode, Node?> bind)
    {
        var (distance, days, operation) = IsDistance(comparison.Left)
            ? (comparison.Left, comparison.Right, comparison.Operator)
            : (comparison.Right, comparison.Left, Mirrored(comparison.Operator));
        if (!IsDistance(distance) || operation is not (BinaryOperator.Less or BinaryOperator.LessOrEqual) || AsksInvoice(days))
        {
            return null;
        }

        var between = (SyntaxNode.Call)((SyntaxNode.Call)distance).Arguments[0];
        var (one, other) = (between.Arguments[0], between.Arguments[1]);
        var (column, date) = FieldOf(one) is { } first ? (first, other) : FieldOf(other) is { } second ? (second, one) : (InvoiceField.Id, one);
        return InvoiceFields.IsDate(column) && !AsksInvoice(date) && bind(date) is { } value && bind(days) is { } most
            ? test with { Field = column, Operator = TestOperator.Within, Value = value, Days = most, IsStrict = operation == BinaryOperator.Less }
            : null;
    }

    private static bool IsDistance(SyntaxNode node) =>
        node is SyntaxNode.Call { Receiver: null, Arguments: [SyntaxNode.Call { Receiver: null, Arguments.Length: 2 } between] } abs
        && abs.Called.Text.Equals("abs", StringComparison.OrdinalIgnoreCase)
        && between.Called.Text.Equals("daysBetween", StringComparison.OrdinalIgnoreCase);

    private static InvoiceField? FieldOf(SyntaxNode node) =>
        node is SyntaxNode.Member { Receiver: SyntaxNode.Name owner } member ? InvoiceFields.Find(owner.Text, member.Called.Text) : null;

    private static bool AsksInvoice(SyntaxNode node) => SyntaxNames.In(node) is var names && (names.Contains(MatchScope.Invoice) || names.Contains(MatchScope.Customer));

    private static TestOperator? OperatorOf(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Equal => TestOperator.Equal,
        BinaryOperator.NotEqual => TestOperator.NotEqual,
        BinaryOperator.Less => TestOperator.Less,
        BinaryOperator.LessOrEqual => TestOperator.LessOrEqual,
        BinaryOperator.Greater => TestOperator.Greater,
        BinaryOperator.GreaterOrEqual => TestOperator.GreaterOrEqual,
        _ => null,
    };

    private static TestOperator Mirrored(TestOperator operation) => operation switch
    {
        TestOperator.Less => TestOperator.Greater,
        TestOperator.LessOrEqual => TestOperator.GreaterOrEqual,
        TestOperator.Greater => TestOperator.Less,
        TestOperator.GreaterOrEqual => TestOperator.LessOrEqual,
        _ => operation,
    };

    private static BinaryOperator Mirrored(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        _ => operation,
    };
}
