namespace Engine.Core.Expressions.Syntax;

/// <summary>One word of an expression.</summary>
/// <param name="Start">Offset of its first character in the expression.</param>
/// <param name="End">One past its last character.</param>
/// <param name="Text">A symbol or name as written; a text literal after unescaping; a number without its suffix.</param>
internal sealed record Token(TokenKind Kind, int Start, int End, string Text)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
