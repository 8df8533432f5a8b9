using System.Collections.Immutable;
using Engine.Core.Expressions.Syntax;

namespace Engine.Core.Matching;

/// <summary>The names that occur in an expression, whatever they stand for there.</summary>
internal static class SyntaxNames
{
    public static HashSet<string> In(SyntaxNode tree)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Walk(tree, names);
        return names;
    }

    private static void Walk(SyntaxNode node, HashSet<string> names)
    {
        if (node is SyntaxNode.Name name)
        {
            names.Add(name.Text);
        }

        foreach (var below in Below(node))
        {
            Walk(below, names);
        }
    }

    // The name of a member or function is none in scope.
    private static ImmutableArray<SyntaxNode> Below(SyntaxNode node) => node switch
    {
        SyntaxNode.Member member => [member.Receiver],
        SyntaxNode.Index index => [index.Receiver, index.At],
        SyntaxNode.Call call => call.Receiver is { } receiver ? [receiver, .. call.Arguments] : call.Arguments,
        SyntaxNode.Not not => [not.Operand],
        SyntaxNode.Negate negate => [negate.Operand],
        SyntaxNode.Binary binary => [binary.Left, binary.Right],
        SyntaxNode.Conditional choice => [choice.Condition, choice.Then, choice.Else],
        SyntaxNode.Membership membership => [membership.Item, membership.List],
        SyntaxNode.NewList list => list.Items,
        SyntaxNode.NewObject made => made.Items,
        SyntaxNode.Lambda lambda => [lambda.Body],
        SyntaxNode.Lenient lenient => [lenient.Inner],
        _ => [],
    };
}
