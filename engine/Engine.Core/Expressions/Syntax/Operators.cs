using System.Collections.Frozen;

namespace Engine.Core.Expressions.Syntax;

/// <summary>
/// The operators between two operands and how tightly they bind, loosest first, as in RulesEngine's expression language
/// (System.Linq.Dynamic.Core 1.6.2): coalesce, or, and, in, &amp; |, comparison, shift, additive, multiplicative.
/// </summary>
internal static class Operators
{
    public const int MembershipLevel = 4;

    private static readonly FrozenDictionary<string, Spelling> Spellings =
        new Dictionary<string, Spelling>(StringComparer.OrdinalIgnoreCase)
        {
            ["??"] = (BinaryOperator.Coalesce, 1),
            ["||"] = (BinaryOperator.Or, 2),
            ["or"] = (BinaryOperator.Or, 2),
            ["OrElse"] = (BinaryOperator.Or, 2),
            ["&&"] = (BinaryOperator.And, 3),
            ["and"] = (BinaryOperator.And, 3),
            ["AndAlso"] = (BinaryOperator.And, 3),
            ["&"] = (BinaryOperator.BitAnd, 5),
            ["|"] = (BinaryOperator.BitOr, 5),
            ["=="] = (BinaryOperator.Equal, 6),
            ["="] = (BinaryOperator.Equal, 6),
            ["eq"] = (BinaryOperator.Equal, 6),
            ["equal"] = (BinaryOperator.Equal, 6),
            ["!="] = (BinaryOperator.NotEqual, 6),
            ["<>"] = (BinaryOperator.NotEqual, 6),
            ["ne"] = (BinaryOperator.NotEqual, 6),
            ["neq"] = (BinaryOperator.NotEqual, 6),
            ["notequal"] = (BinaryOperator.NotEqual, 6),
            ["<"] = (BinaryOperator.Less, 6),
            ["lt"] = (BinaryOperator.Less, 6),
            ["LessThan"] = (BinaryOperator.Less, 6),
            ["<="] = (BinaryOperator.LessOrEqual, 6),
            ["le"] = (BinaryOperator.LessOrEqual, 6),
            ["LessThanEqual"] = (BinaryOperator.LessOrEqual, 6),
            [">"] = (BinaryOperator.Greater, 6),
            ["gt"] = (BinaryOperator.Greater, 6),
            ["GreaterThan"] = (BinaryOperator.Greater, 6),
            [">="] = (BinaryOperator.GreaterOrEqual, 6),
            ["ge"] = (BinaryOperator.GreaterOrEqual, 6),
            ["GreaterThanEqual"] = (BinaryOperator.GreaterOrEqual, 6),
            ["<<"] = (BinaryOperator.ShiftLeft, 7),
            [">>"] = (BinaryOperator.ShiftRight, 7),
            ["+"] = (BinaryOperator.Add, 8),
            ["-"] = (BinaryOperator.Subtract, 8),
            ["*"] = (BinaryOperator.Multiply, 9),
            ["/"] = (BinaryOperator.Divide, 9),
            ["%"] = (BinaryOperator.Remainder, 9),
            ["mod"] = (BinaryOperator.Remainder, 9),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool TryGet(Token token, out BinaryOperator found, out int level)
    {
        var spelled = token.Kind is TokenKind.Symbol or TokenKind.Name;
        var known = Spellings.TryGetValue(spelled ? token.Text : "", out var entry);
        (found, level) = known ? (entry!.Operator, entry.Level) : default;
        return known;
    }

    /// <summary>The operator as messages show it.</summary>
    public static string Symbol(this BinaryOperator of) => of switch
    {
        BinaryOperator.Coalesce => "??",
        BinaryOperator.Or => "or",
        BinaryOperator.And => "and",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.BitOr => "|",
        _ => "%",
    };

    // A class: machine code for dictionaries of objects comes with the runtime, while one of tuples is compiled anew at every start.
    private sealed record Spelling(BinaryOperator Operator, int Level)
    {
        public static implicit operator Spelling((BinaryOperator Operator, int Level) written) => new(written.Operator, written.Level);
    }
}
