namespace Engine.Core.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Number,
    Text,

    /// <summary>Operators and punctuation; which one, the token's text says.</summary>
    Symbol,
}
