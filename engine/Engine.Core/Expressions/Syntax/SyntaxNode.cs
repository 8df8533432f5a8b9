using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Syntax;

/// <summary>A piece of an expression as it is written. Immutable; knows its offsets in the expression's text.</summary>
internal abstract record SyntaxNode(int Start, int End)
{
    /// <summary>Levels of the tree below and including this node; bounded, so that walking it cannot exhaust the stack.</summary>
    public virtual int Height => 1;

    private static int Above(ImmutableArray<SyntaxNode> nodes)
    {
        var height = 0;
        foreach (var node in nodes)
        {
            height = Math.Max(height, node.Height);
        }

        return height + 1;
    }

    public sealed record Literal(int Start, int End, Value Value) : SyntaxNode(Start, End);

    public sealed record Name(int Start, int End, string Text) : SyntaxNode(Start, End);

    /// <summary><c>receiver.name</c>, or <c>receiver?.name</c> when optional.</summary>
    public sealed record Member(int Start, int End, SyntaxNode Receiver, Name Called, bool IsOptional) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Receiver.Height + 1;
    }

    /// <summary><c>receiver[index]</c>, or <c>receiver?[index]</c> when optional.</summary>
    public sealed record Index(int Start, int End, SyntaxNode Receiver, SyntaxNode At, bool IsOptional) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Math.Max(Receiver.Height, At.Height) + 1;
    }

    /// <summary><c>name(arguments)</c>, or <c>receiver.name(arguments)</c>.</summary>
    public sealed record Call(int Start, int End, SyntaxNode? Receiver, Name Called, ImmutableArray<SyntaxNode> Arguments, bool IsOptional)
        : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Math.Max(Above(Arguments), (Receiver?.Height ?? 0) + 1);
    }

    public sealed record Not(int Start, int End, SyntaxNode Operand) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Operand.Height + 1;
    }

    public sealed record Negate(int Start, int End, SyntaxNode Operand) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Operand.Height + 1;
    }

    public sealed record Binary(BinaryOperator Operator, SyntaxNode Left, SyntaxNode Right) : SyntaxNode(Left.Start, Right.End)
    {
        public override int Height { get; } = Math.Max(Left.Height, Right.Height) + 1;
    }

    public sealed record Conditional(SyntaxNode Condition, SyntaxNode Then, SyntaxNode Else) : SyntaxNode(Condition.Start, Else.End)
    {
        public override int Height { get; } = Math.Max(Condition.Height, Math.Max(Then.Height, Else.Height)) + 1;
    }

    /// <summary><c>item in (a, b)</c> with the list written out, or <c>item in list</c>.</summary>
    public sealed record Membership(int Start, int End, SyntaxNode Item, SyntaxNode List, bool IsNegated) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Math.Max(Item.Height, List.Height) + 1;
    }

    /// <summary><c>new [] { a, b }</c>, and the parenthesised list after <c>in</c>.</summary>
    public sealed record NewList(int Start, int End, ImmutableArray<SyntaxNode> Items) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Above(Items);
    }

    /// <summary><c>new (a as x, b.y)</c>: names and values pair up by position.</summary>
    public sealed record NewObject(int Start, int End, ImmutableArray<string> Names, ImmutableArray<SyntaxNode> Items) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Above(Items);
    }

    /// <summary><c>parameter => body</c>.</summary>
    public sealed record Lambda(int Start, int End, Name Parameter, SyntaxNode Body) : SyntaxNode(Start, End)
    {
        public override int Height { get; } = Body.Height + 1;
    }

    /// <summary>A path that may lead nowhere without that being a failure, as in <c>np(path)</c>.</summary>
    public sealed record Lenient(SyntaxNode Inner) : SyntaxNode(Inner.Start, Inner.End)
    {
        public override int Height { get; } = Inner.Height + 1;
    }
}
