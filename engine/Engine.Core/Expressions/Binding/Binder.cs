using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Expressions.Syntax;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Binding;

/// <summary>
/// Gives names their slots and operations their kinds, refuses what can never work, and makes the operations that are evaluated.
/// Goes on after a problem, so that all of an expression are reported; a node that could not be bound is null.
/// </summary>
internal sealed partial class Binder(string text, CompilationContext context, Action<SyntaxProblem> report)
{
    private readonly List<LambdaName> lambdas = [];

    // Narrowed behind a condition that asks for the version.
    private VersionRange versions = context.Versions;

    public Node? Bind(SyntaxNode node) => Bind(node, Leniency.Strict);

    private Node? Bind(SyntaxNode node, Leniency leniency) => node switch
    {
        SyntaxNode.Literal literal => new Constant(SourceOf(node), literal.Value) { Kinds = literal.Value.Kind.ToKinds() },
        SyntaxNode.Name name => BindName(name, leniency),
        SyntaxNode.Member member => BindMember(member, leniency),
        SyntaxNode.Index index => BindIndex(index, leniency),
        SyntaxNode.Call call => BindCall(call, leniency),
        SyntaxNode.Not not => BindNot(not),
        SyntaxNode.Negate negate => BindNegate(negate),
        SyntaxNode.Binary binary => BindBinary(binary, leniency),
        SyntaxNode.Conditional conditional => BindConditional(conditional, leniency),
        SyntaxNode.Membership membership => BindMembership(membership),
        SyntaxNode.NewList list => BindList(list),
        SyntaxNode.NewObject made => BindObject(made),
        SyntaxNode.Lenient lenient => Bind(lenient.Inner, Leniency.WholePath),
        SyntaxNode.Lambda lambda => Refuse(
            ExpressionCodes.WrongArguments, lambda, $"A lambda ({lambda.Parameter.Text} => …) only stands as the argument of a list method such as Any or Sum."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Negation? BindNot(SyntaxNode.Not not)
    {
        var operand = BindCondition(not.Operand);
        return operand is null ? null : new Negation(SourceOf(not), operand) { Kinds = Kinds.Boolean, Versions = operand.Versions?.Not() };
    }

    private Opposite? BindNegate(SyntaxNode.Negate negate)
    {
        var operand = Bind(negate.Operand);
        if (operand is not null && (operand.Kinds & (Kinds.Number | Kinds.Amount)) == 0)
        {
            Report(ExpressionCodes.KindMismatch, negate, $"{KindRules.Gives(operand)}, which has no negative.");
            return null;
        }

        return operand is null ? null : new Opposite(SourceOf(negate), operand) { Kinds = operand.Kinds & (Kinds.Number | Kinds.Amount), Measure = operand.Measure };
    }

    /// <summary>An operand that has to be true or false.</summary>
    private Node? BindCondition(SyntaxNode node)
    {
        var bound = Bind(node);
        if (bound is not null && (bound.Kinds & Kinds.Boolean) == 0)
        {
            Report(ExpressionCodes.KindMismatch, node, $"{KindRules.Gives(bound)} where true or false is needed.");
            return null;
        }

        return bound;
    }

    private Node? BindBinary(SyntaxNode.Binary binary, Leniency leniency) => binary.Operator switch
    {
        BinaryOperator.Coalesce => BindCoalesce(binary, leniency),
        BinaryOperator.And or BinaryOperator.Or => BindLogic(binary),
        BinaryOperator.BitAnd or BinaryOperator.BitOr => BindBits(binary),
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder
            or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => BindCalculation(binary),
        _ => BindComparison(binary),
    };

    private Coalesce? BindCoalesce(SyntaxNode.Binary binary, Leniency leniency)
    {
        var left = Bind(binary.Left, Leniency.WholePath);
        var right = Bind(binary.Right, leniency);
        return left is null || right is null
            ? null
            : new Coalesce(SourceOf(binary), left, right)
            {
                Kinds = (left.Kinds & ~Kinds.Nothing) | right.Kinds,
                Shape = left.Known.Or(right.Known).Shape,
                Element = left.Known.Or(right.Known).Element,
                Measure = left.Known.Or(right.Known).Measure,
            };
    }

    private Node? BindLogic(SyntaxNode.Binary binary)
    {
        var isAnd = binary.Operator == BinaryOperator.And;
        var left = BindCondition(binary.Left);
        var right = Behind(isAnd ? left?.Versions?.WhenTrue : left?.Versions?.WhenFalse, () => BindCondition(binary.Right));
        if (left is null || right is null)
        {
            return null;
        }

        return isAnd
            ? new Both(SourceOf(binary), left, right) { Kinds = Kinds.Boolean, Versions = VersionTest.Both(left.Versions, right.Versions) }
            : new Either(SourceOf(binary), left, right) { Kinds = Kinds.Boolean, Versions = VersionTest.Either(left.Versions, right.Versions) };
    }

    /// <summary>Binds what is evaluated only for events of some versions.</summary>
    private T Behind<T>(VersionRange? range, Func<T> bind)
    {
        var outer = versions;
        versions = range is null ? outer : outer.And(range);
        var bound = bind();
        versions = outer;
        return bound;
    }

    /// <summary>What a comparison says of the version: <c>event.apiVersion &gt;= '2025-03-31'</c>, also with <c>?? ''</c>.</summary>
    private VersionTest? VersionsOf(SyntaxNode node)
    {
        if (node is not SyntaxNode.Binary { Right: SyntaxNode.Literal { Value: { Kind: ValueKind.Text } written } } comparison || !IsVersion(comparison.Left))
        {
            return null;
        }

        var version = written.AsText();
        var (from, before) = (new VersionRange(version, null), new VersionRange(null, version));
        return comparison.Operator switch
        {
            BinaryOperator.GreaterOrEqual or BinaryOperator.Greater => new VersionTest(from, before),
            BinaryOperator.Less or BinaryOperator.LessOrEqual => new VersionTest(before, from),
            _ => null,
        };
    }

    private bool IsVersion(SyntaxNode node) => node switch
    {
        SyntaxNode.Binary { Operator: BinaryOperator.Coalesce } otherwise => IsVersion(otherwise.Left),
        SyntaxNode.Member { Called.Text: "apiVersion", Receiver: SyntaxNode.Name name } => ReferenceEquals(Resolve(name, Leniency.Strict)?.Shape, Shape.Event),
        _ => false,
    };

    /// <summary>As in RulesEngine, <c>&amp;</c> and <c>|</c> ask for both of two conditions, or one; <c>&amp;</c> joins texts; of numbers they take the bits.</summary>
    private Node? BindBits(SyntaxNode.Binary binary)
    {
        var left = Bind(binary.Left);
        var right = Bind(binary.Right);
        if (left is null || right is null)
        {
            return null;
        }

        var isAnd = binary.Operator == BinaryOperator.BitAnd;
        if ((left.Kinds & right.Kinds & Kinds.Boolean) != 0)
        {
            return isAnd
                ? new Both(SourceOf(binary), left, right) { Kinds = Kinds.Boolean }
                : new Either(SourceOf(binary), left, right) { Kinds = Kinds.Boolean };
        }

        var joins = isAnd && (left.Kinds == Kinds.Text || right.Kinds == Kinds.Text);
        return Calculate(joins ? binary with { Operator = BinaryOperator.Add } : binary, left, right);
    }

    private Calculation? BindCalculation(SyntaxNode.Binary binary)
    {
        var left = Bind(binary.Left);
        var right = Bind(binary.Right);
        return left is null || right is null ? null : Calculate(binary, left, right);
    }

    private Calculation? Calculate(SyntaxNode.Binary binary, Node left, Node right)
    {
        var kinds = KindRules.OfCalculation(binary.Operator, left.Kinds, right.Kinds);
        if (kinds == Kinds.None)
        {
            Report(
                ExpressionCodes.KindMismatch,
                binary,
                $"{KindRules.Gives(left)} and {KindRules.Gives(right)}: they cannot be calculated with `{binary.Operator.Symbol()}`.");
            return null;
        }

        return new Calculation(SourceOf(binary), binary.Operator, left, right)
        {
            Kinds = kinds,
            Shape = kinds == Kinds.Object ? Shape.Duration : null,
            Measure = Measures.OfCalculation(binary.Operator, left.Measure, right.Measure),
        };
    }

    private Node? BindComparison(SyntaxNode.Binary binary)
    {
        var isEquality = binary.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (isEquality && (IsNull(binary.Left) || IsNull(binary.Right)))
        {
            var operand = Bind(IsNull(binary.Left) ? binary.Right : binary.Left, Leniency.WholePath);
            return operand is null
                ? null
                : new IsNothing(SourceOf(binary), operand, binary.Operator == BinaryOperator.Equal) { Kinds = Kinds.Boolean };
        }

        var left = Bind(binary.Left);
        var right = Bind(binary.Right);
        return left is null || right is null ? null : Compare(binary, binary.Operator, left, right);
    }

    private Comparison? Compare(SyntaxNode node, BinaryOperator comparison, Node leftNode, Node rightNode)
    {
        var left = AsWeekday(node, leftNode, rightNode);
        var right = AsWeekday(node, rightNode, leftNode);
        if (left is null || right is null)
        {
            return null;
        }

        var isOrder = comparison is not (BinaryOperator.Equal or BinaryOperator.NotEqual);
        if (KindRules.WhyNotComparable(left, right, isOrder) is { } reason)
        {
            Report(ExpressionCodes.KindMismatch, node, reason);
            return null;
        }

        return new Comparison(SourceOf(node), comparison, left, right) { Kinds = Kinds.Boolean, Versions = VersionsOf(node) };
    }

    /// <summary>What is compared with a day of the week, as its name: it may be written as a number, or in other capitals.</summary>
    private Node? AsWeekday(SyntaxNode node, Node written, Node other)
    {
        if (other.Measure != Measure.Weekday || written is not Constant { Value: { IsNothing: false } value })
        {
            return written;
        }

        return EnumNames.Weekday(value) is { } name
            ? new Constant(written.Source, Value.Of(name)) { Kinds = Kinds.Text, Measure = Measure.Weekday }
            : Refuse(ExpressionCodes.KindMismatch, node, $"{written.Text} is no day of the week.{Suggestion.DidYouMean(value.ToString(), EnumNames.Of("DayOfWeek"))}");
    }

    private Choice? BindConditional(SyntaxNode.Conditional conditional, Leniency leniency)
    {
        var condition = BindCondition(conditional.Condition);
        var then = Behind(condition?.Versions?.WhenTrue, () => Bind(conditional.Then, leniency));
        var otherwise = Behind(condition?.Versions?.WhenFalse, () => Bind(conditional.Else, leniency));
        return condition is null || then is null || otherwise is null
            ? null
            : new Choice(SourceOf(conditional), condition, then, otherwise)
            {
                Kinds = then.Kinds | otherwise.Kinds,
                Shape = then.Known.Or(otherwise.Known).Shape,
                Element = then.Known.Or(otherwise.Known).Element,
                Measure = then.Known.Or(otherwise.Known).Measure,
            };
    }

    private Node? BindMembership(SyntaxNode.Membership membership)
    {
        // `not x in (…)` would ask for the opposite of x; nobody means that.
        if (membership.Item is SyntaxNode.Not)
        {
            return Refuse(ExpressionCodes.KindMismatch, membership, "`not` here belongs to the value alone. Write `x not in (…)`.");
        }

        return membership.List is SyntaxNode.NewList written
            ? BindMembershipOfWritten(membership, membership.Item, written, membership.IsNegated)
            : BindMembershipInValue(membership);
    }

    private Membership? BindMembershipOfWritten(SyntaxNode node, SyntaxNode itemNode, SyntaxNode.NewList written, bool isNegated)
    {
        var item = Bind(itemNode);
        var items = BindAll(written.Items);
        if (item is null || items is null)
        {
            return null;
        }

        var comparisons = ImmutableArray.CreateBuilder<Node>();
        for (var i = 0; i < items.Value.Length; i++)
        {
            if (Compare(written.Items[i], BinaryOperator.Equal, item, items.Value[i]) is not { } comparison)
            {
                return null;
            }

            comparisons.Add(comparison);
        }

        return new Membership(SourceOf(node), item, items.Value, comparisons.ToImmutable(), isNegated) { Kinds = Kinds.Boolean };
    }

    private MembershipInList? BindMembershipInValue(SyntaxNode.Membership membership)
    {
        var item = Bind(membership.Item);
        var list = Bind(membership.List);
        if (list is not null && (list.Kinds & Kinds.List) == 0)
        {
            Report(ExpressionCodes.KindMismatch, membership.List, $"{KindRules.Gives(list)}; `in` needs a list.");
            return null;
        }

        return item is null || list is null
            ? null
            : new MembershipInList(SourceOf(membership), item, list, membership.IsNegated) { Kinds = Kinds.Boolean };
    }

    private MakeList? BindList(SyntaxNode.NewList list) =>
        BindAll(list.Items) is { } items ? new MakeList(SourceOf(list), items)
        {
            Kinds = Kinds.List,
            Element = items.IsEmpty ? null : items.Select(item => item.Known).Aggregate((all, one) => all.Or(one)),
        } : null;

    private MakeObject? BindObject(SyntaxNode.NewObject made)
    {
        if (made.Names.Distinct().Count() < made.Names.Length)
        {
            Report(ExpressionCodes.WrongArguments, made, "Two values have the same name.");
            return null;
        }

        return BindAll(made.Items) is { } items ? new MakeObject(SourceOf(made), made.Names, items) { Kinds = Kinds.Object } : null;
    }

    private ImmutableArray<Node>? BindAll(ImmutableArray<SyntaxNode> nodes)
    {
        var bound = ImmutableArray.CreateBuilder<Node>(nodes.Length);
        foreach (var node in nodes)
        {
            if (Bind(node) is { } item)
            {
                bound.Add(item);
            }
        }

        return bound.Count == nodes.Length ? bound.ToImmutable() : null;
    }

    private static bool IsNull(SyntaxNode node) => node is SyntaxNode.Literal { Value.Kind: ValueKind.Null };

    private NodeSource SourceOf(SyntaxNode node) => new(text, node.Start, node.End, context.Strictness);

    private Node? Refuse(DiagnosticCode code, SyntaxNode at, string message)
    {
        Report(code, at, message);
        return null;
    }

    private void Report(DiagnosticCode code, SyntaxNode at, string message) => report(new SyntaxProblem(code, at.Start, at.End, message));
}
