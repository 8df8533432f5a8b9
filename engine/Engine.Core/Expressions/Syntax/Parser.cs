using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Diagnostics;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Syntax;

/// <summary>
/// Reads an expression by recursive descent, operators by precedence. Reports the first problem only, since what follows
/// it would be a guess. Bounded: 10,000 characters, 64 levels of nesting, 256 operators deep.
/// </summary>
internal sealed class Parser
{
    public const int LongestText = 10_000;
    public const int DeepestNesting = 64;
    public const int TallestTree = 256;

    private readonly List<Token> tokens;
    private int at;
    private int depth;
    private SyntaxProblem? problem;

    private Parser(List<Token> tokens, SyntaxProblem? problem)
    {
        this.tokens = tokens;
        this.problem = problem;
    }

    private Token Current => tokens[at];

    private Token Next => tokens[Math.Min(at + 1, tokens.Count - 1)];

    private int LastEnd => at == 0 ? 0 : tokens[at - 1].End;

    private bool Failed => problem is not null;

    /// <summary>The tree, or the reason why there is none.</summary>
    public static (SyntaxNode? Tree, SyntaxProblem? Problem) Parse(string text)
    {
        if (text.Length > LongestText)
        {
            return (null, new SyntaxProblem(
                ExpressionCodes.TooLong, 0, 1, $"The expression has {text.Length} characters; at most {LongestText} are read. Split it with `let`."));
        }

        var lexer = new Lexer(text);
        var tokens = lexer.Read();
        var parser = new Parser(tokens, lexer.Problem);
        var tree = parser.Failed ? null : parser.ParseWhole();
        return parser.Failed ? (null, parser.problem) : (tree, null);
    }

    private SyntaxNode? ParseWhole()
    {
        if (Current.Kind == TokenKind.End)
        {
            return Stop(ExpressionCodes.Empty, Current, "There is no expression here.");
        }

        var tree = ParseExpression();
        return Failed || Current.Kind == TokenKind.End ? tree : Unexpected("the end of the expression");
    }

    private SyntaxNode? ParseExpression()
    {
        if (++depth > DeepestNesting)
        {
            return Stop(ExpressionCodes.TooDeep, Current, $"Brackets and calls are nested more than {DeepestNesting} deep. Split the expression.");
        }

        var condition = ParseOperators(1);
        if (!Failed && Take("?"))
        {
            condition = ParseBranches(condition!);
        }

        depth--;
        return condition;
    }

    private SyntaxNode? ParseBranches(SyntaxNode condition)
    {
        var then = ParseExpression();
        if (Failed || !Expect(":"))
        {
            return null;
        }

        var otherwise = ParseExpression();
        return Failed ? null : Bounded(new SyntaxNode.Conditional(condition, then!, otherwise!));
    }

    private SyntaxNode? ParseOperators(int lowest)
    {
        var left = ParseUnary();
        while (!Failed)
        {
            if (Operators.TryGet(Current, out var found, out var level) && level >= lowest)
            {
                at++;
                // All group to the left. For `??` that gives the same answer as grouping to the right, and chains cost no stack.
                var right = ParseOperators(level + 1);
                left = Failed ? null : Bounded(new SyntaxNode.Binary(found, left!, right!));
            }
            else if (Operators.MembershipLevel >= lowest && TakeIn(out var negated))
            {
                left = ParseMembership(left!, negated);
            }
            else
            {
                return left;
            }
        }

        return null;
    }

    private bool TakeIn(out bool negated)
    {
        negated = Current.IsWord("not_in") || (Current.IsWord("not") && Next.IsWord("in"));
        var taken = negated || Current.IsWord("in");
        at += taken ? 1 : 0;
        at += negated && Current.IsWord("in") ? 1 : 0;
        return taken;
    }

    private SyntaxNode? ParseMembership(SyntaxNode item, bool negated)
    {
        var list = Current.Is("(") ? ParseWrittenList("(", ")") : ParseOperators(Operators.MembershipLevel + 1);
        return Failed ? null : Bounded(new SyntaxNode.Membership(item.Start, LastEnd, item, list!, negated));
    }

    private SyntaxNode? ParseWrittenList(string open, string close)
    {
        var start = Current.Start;
        if (!Expect(open))
        {
            return null;
        }

        if (Current.Is(close))
        {
            return Stop(ExpressionCodes.Unexpected, Current, "The list is empty. Write at least one value.");
        }

        var items = ParseItems(close);
        return Failed ? null : Bounded(new SyntaxNode.NewList(start, LastEnd, items));
    }

    /// <summary>Expressions with commas between them, up to and including the closing bracket.</summary>
    private ImmutableArray<SyntaxNode> ParseItems(string close)
    {
        var items = ImmutableArray.CreateBuilder<SyntaxNode>();
        while (!Failed && !Take(close))
        {
            if (items.Count > 0 && !Expect(","))
            {
                break;
            }

            if (ParseArgument() is { } item)
            {
                items.Add(item);
            }
        }

        return items.ToImmutable();
    }

    private SyntaxNode? ParseArgument()
    {
        if (Current.Kind == TokenKind.Name && Next.Is("=>"))
        {
            return ParseLambda(parenthesised: false);
        }

        var isParenthesised = Current.Is("(") && Next.Kind == TokenKind.Name
            && at + 3 < tokens.Count && tokens[at + 2].Is(")") && tokens[at + 3].Is("=>");
        return isParenthesised ? ParseLambda(parenthesised: true) : ParseExpression();
    }

    private SyntaxNode? ParseLambda(bool parenthesised)
    {
        var start = Current.Start;
        at += parenthesised ? 1 : 0;
        var parameter = new SyntaxNode.Name(Current.Start, Current.End, Current.Text);
        at += parenthesised ? 3 : 2;
        var body = ParseExpression();
        return Failed ? null : Bounded(new SyntaxNode.Lambda(start, LastEnd, parameter, body!));
    }

    private SyntaxNode? ParseUnary()
    {
        var start = Current.Start;
        var isNot = Current.Is("!") || (Current.IsWord("not") && !Next.IsWord("in"));
        if (!isNot && !Current.Is("-"))
        {
            return ParsePostfix();
        }

        if (++depth > DeepestNesting)
        {
            return Stop(ExpressionCodes.TooDeep, Current, $"More than {DeepestNesting} levels are nested. Split the expression.");
        }

        at++;
        var operand = ParseUnary();
        depth--;
        return Failed ? null : Bounded(isNot ? new SyntaxNode.Not(start, LastEnd, operand!) : Negative(start, operand!));
    }

    private static SyntaxNode Negative(int start, SyntaxNode operand) => operand is SyntaxNode.Literal { Value.Kind: ValueKind.Number } literal
        ? new SyntaxNode.Literal(start, literal.End, Value.Of(-literal.Value.AsNumber()))
        : new SyntaxNode.Negate(start, operand.End, operand);

    private SyntaxNode? ParsePostfix()
    {
        var node = ParsePrimary();
        while (!Failed)
        {
            if (Current.Is(".") || Current.Is("?."))
            {
                node = ParseMember(node!);
            }
            else if (Current.Is("[") || Current.Is("?["))
            {
                node = ParseIndex(node!);
            }
            else
            {
                return node;
            }
        }

        return null;
    }

    private SyntaxNode? ParseMember(SyntaxNode receiver)
    {
        var optional = Current.Text == "?.";
        at++;
        if (Current.Kind != TokenKind.Name)
        {
            return Unexpected("the name of a member after the dot");
        }

        var called = TakeName();
        if (Take("("))
        {
            var arguments = ParseItems(")");
            return Failed ? null : Bounded(new SyntaxNode.Call(receiver.Start, LastEnd, receiver, called, arguments, optional));
        }

        return Bounded(new SyntaxNode.Member(receiver.Start, LastEnd, receiver, called, optional));
    }

    private SyntaxNode? ParseIndex(SyntaxNode receiver)
    {
        var optional = Current.Text == "?[";
        at++;
        var index = ParseExpression();
        return Failed || !Expect("]") ? null : Bounded(new SyntaxNode.Index(receiver.Start, LastEnd, receiver, index!, optional));
    }

    private SyntaxNode? ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return ParseNumber(token);
            case TokenKind.Text:
                at++;
                return new SyntaxNode.Literal(token.Start, token.End, Value.Of(token.Text));
            case TokenKind.Name:
                return ParseWord(token);
            default:
                return Take("(") ? ParseParenthesised(token.Start) : Unexpected("a value");
        }
    }

    private SyntaxNode? ParseNumber(Token token)
    {
        at++;
        return Numbers.TryParse(token.Text, out var number)
            ? new SyntaxNode.Literal(token.Start, token.End, Value.Of(number))
            : Stop(ExpressionCodes.NumberTooLong, token, $"The number {token.Text} has more digits than an amount can hold exactly.");
    }

    // The brackets belong to the text of what they hold, so that messages show an operand as it is written.
    private SyntaxNode? ParseParenthesised(int start)
    {
        var inner = ParseExpression();
        return Failed || !Expect(")") ? null : inner! with { Start = start, End = LastEnd };
    }

    private SyntaxNode? ParseWord(Token token)
    {
        if (token.IsWord("new") && (Next.Is("[") || Next.Is("(") || Next.Kind == TokenKind.Name))
        {
            return ParseNew();
        }

        var name = TakeName();
        if (Take("("))
        {
            var arguments = ParseItems(")");
            return Failed ? null : Bounded(new SyntaxNode.Call(token.Start, LastEnd, null, name, arguments, IsOptional: false));
        }

        return token.Text.ToLowerInvariant() switch
        {
            "true" => new SyntaxNode.Literal(token.Start, token.End, Value.True),
            "false" => new SyntaxNode.Literal(token.Start, token.End, Value.False),
            "null" => new SyntaxNode.Literal(token.Start, token.End, Value.Null),
            _ => name,
        };
    }

    private SyntaxNode? ParseNew()
    {
        var start = Current.Start;
        at++;
        if (Current.Is("("))
        {
            return ParseNewObject(start);
        }

        // `new DateTime(2024, 5, 1)` calls the function of that name.
        if (Current.Kind == TokenKind.Name && Next.Is("("))
        {
            return ParseWord(Current);
        }

        // `new int[] {1}`: the type says nothing that the values do not.
        at += Current.Kind == TokenKind.Name ? 1 : 0;
        if (!Expect("[") || !Expect("]"))
        {
            return null;
        }

        var list = ParseWrittenList("{", "}");
        return Failed ? null : list! with { Start = start };
    }

    private SyntaxNode? ParseNewObject(int start)
    {
        at++;
        var names = ImmutableArray.CreateBuilder<string>();
        var items = ImmutableArray.CreateBuilder<SyntaxNode>();
        do
        {
            var item = ParseExpression();
            var name = Failed ? null : ParseAlias(item!);
            if (name is null)
            {
                return null;
            }

            names.Add(name);
            items.Add(item!);
        }
        while (Take(","));
        return Expect(")") ? Bounded(new SyntaxNode.NewObject(start, LastEnd, names.ToImmutable(), items.ToImmutable())) : null;
    }

    private string? ParseAlias(SyntaxNode item)
    {
        if (Current.IsWord("as") && Next.Kind == TokenKind.Name)
        {
            at++;
            return TakeName().Text;
        }

        var own = item switch { SyntaxNode.Member member => member.Called.Text, SyntaxNode.Name name => name.Text, _ => null };
        if (own is null)
        {
            Unexpected("`as` and a name for the value");
        }

        return own;
    }

    private SyntaxNode.Name TakeName()
    {
        var token = Current;
        at++;
        return new SyntaxNode.Name(token.Start, token.End, token.Text);
    }

    private bool Take(string symbol)
    {
        var found = !Failed && Current.Is(symbol);
        at += found ? 1 : 0;
        return found;
    }

    private bool Expect(string symbol)
    {
        if (Take(symbol))
        {
            return true;
        }

        Unexpected($"`{symbol}`");
        return false;
    }

    private SyntaxNode? Bounded(SyntaxNode node) => node.Height <= TallestTree
        ? node
        : Stop(ExpressionCodes.TooDeep, tokens[Math.Max(0, at - 1)], $"More than {TallestTree} operators hang on one another. Split the expression.");

    private SyntaxNode? Unexpected(string wanted) => Stop(
        ExpressionCodes.Unexpected,
        Current,
        Current.Kind == TokenKind.End
            ? string.Create(CultureInfo.InvariantCulture, $"The expression ends where {wanted} was expected.")
            : $"`{Shorten(Written(Current))}` stands where {wanted} was expected.");

    private static string Written(Token token) => token.Kind == TokenKind.Text ? $"'{token.Text}'" : token.Text;

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private SyntaxNode? Stop(DiagnosticCode code, Token token, string message)
    {
        problem ??= new SyntaxProblem(code, token.Start, token.End, message);
        return null;
    }
}
