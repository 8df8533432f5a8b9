using System.Globalization;
using System.Text;

namespace Engine.Core.Expressions.Syntax;

/// <summary>Cuts an expression into tokens. Stops at the first character that cannot be read and keeps the problem.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols =
    [
        "==", "!=", "<>", "<=", ">=", "<<", ">>", "=>", "&&", "||", "??", "?.", "?[",
        "=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ",", ".", "(", ")", "[", "]", "{", "}", "&", "|",
    ];

    private readonly List<Token> tokens = [];
    private int at;

    public SyntaxProblem? Problem { get; private set; }

    /// <summary>All tokens, ending in one of kind <see cref="TokenKind.End"/>.</summary>
    public List<Token> Read()
    {
        while (Problem is null && SkipBlanks())
        {
            ReadOne();
        }

        tokens.Add(new Token(TokenKind.End, text.Length, text.Length, ""));
        return tokens;
    }

    private bool SkipBlanks()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    private void ReadOne()
    {
        var first = text[at];
        if (char.IsAsciiDigit(first))
        {
            ReadNumber();
        }
        else if (IsNameStart(first))
        {
            ReadName();
        }
        else if (first is '\'' or '"')
        {
            ReadText(first);
        }
        else
        {
            ReadSymbol();
        }
    }

    private void ReadNumber()
    {
        var start = at;
        if (Peek(0) == '0' && Peek(1) is 'x' or 'X' or 'b' or 'B')
        {
            ReadCode(start);
            return;
        }

        SkipDigits();
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            at++;
            SkipDigits();
        }

        SkipExponent();
        var end = at;
        SkipSuffix();
        if (IsNamePart(Peek(0)))
        {
            Stop(ExpressionCodes.Unreadable, start, at + 1, $"`{text[start..(at + 1)]}` is neither a number nor a name.");
            return;
        }

        tokens.Add(new Token(TokenKind.Number, start, at, text[start..end]));
    }

    /// <summary>Hexadecimal <c>0x1F</c> and binary <c>0b101</c>, at most 64 bits.</summary>
    private void ReadCode(int start)
    {
        var isHex = Peek(1) is 'x' or 'X';
        at += 2;
        while (char.IsAsciiHexDigit(Peek(0)))
        {
            at++;
        }

        var digits = text.AsSpan(start + 2, at - start - 2);
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
        if (ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) && !IsNamePart(Peek(0)))
        {
            tokens.Add(new Token(TokenKind.Number, start, at, number.ToString(CultureInfo.InvariantCulture)));
            return;
        }

        Stop(ExpressionCodes.Unreadable, start, Math.Max(at, start + 2), $"`{text[start..at]}` is no number. Hexadecimal ones are written 0x1F, binary ones 0b101.");
    }

    private void SkipExponent()
    {
        var sign = Peek(1) is '+' or '-' ? 1 : 0;
        if (Peek(0) is 'e' or 'E' && char.IsAsciiDigit(Peek(1 + sign)))
        {
            at += 1 + sign;
            SkipDigits();
        }
    }

    // The type suffixes of C# say nothing here, since every number is a decimal; files written for RulesEngine carry them.
    private void SkipSuffix()
    {
        while (Peek(0) is 'm' or 'M' or 'd' or 'D' or 'f' or 'F' or 'l' or 'L' or 'u' or 'U')
        {
            at++;
        }
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0)))
        {
            at++;
        }
    }

    private void ReadName()
    {
        var start = at++;
        while (IsNamePart(Peek(0)))
        {
            at++;
        }

        tokens.Add(new Token(TokenKind.Name, start, at, text[start..at]));
    }

    private void ReadText(char quote)
    {
        var start = at++;
        var content = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] != '\\')
            {
                content.Append(text[at++]);
            }
            else if (!ReadEscape(content))
            {
                return;
            }
        }

        if (at >= text.Length)
        {
            Stop(ExpressionCodes.TextNotClosed, start, text.Length, $"The text that begins here has no closing {quote}.");
            return;
        }

        at++;
        tokens.Add(new Token(TokenKind.Text, start, at, content.ToString()));
    }

    private bool ReadEscape(StringBuilder content)
    {
        var start = at;
        var letter = Peek(1);
        at += 2;
        switch (letter)
        {
            case 'n': content.Append('\n'); return true;
            case 't': content.Append('\t'); return true;
            case 'r': content.Append('\r'); return true;
            case '0': content.Append('\0'); return true;
            case '\\' or '\'' or '"' or '/' or '$': content.Append(letter); return true;
            case 'u' when ReadHex(4, content): return true;
            case 'x' when ReadHex(2, content): return true;
            default:
                var end = Math.Min(text.Length, start + 2);
                Stop(ExpressionCodes.Unreadable, start, end, $"`{text[start..end]}` is no escape. Known are \\n \\t \\r \\\\ \\' \\\" and \\u0041.");
                return false;
        }
    }

    private bool ReadHex(int digits, StringBuilder content)
    {
        var code = 0;
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(Peek(i)))
            {
                return false;
            }

            code = (code * 16) + Convert.ToInt32(Peek(i).ToString(), 16);
        }

        at += digits;
        content.Append((char)code);
        return true;
    }

    private void ReadSymbol()
    {
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                tokens.Add(new Token(TokenKind.Symbol, at, at + symbol.Length, symbol));
                at += symbol.Length;
                return;
            }
        }

        // RulesEngine's short names for the item, the one around it, and the input.
        if (text[at] switch { '$' => "it", '^' when !FollowsOperand() => "parent", '~' => "root", _ => null } is { } name)
        {
            tokens.Add(new Token(TokenKind.Name, at, at + 1, name));
            at++;
            return;
        }

        Stop(ExpressionCodes.Unreadable, at, at + 1, $"The character `{text[at]}` has no meaning in an expression.");
    }

    // Between two values `^` would be C#'s exclusive or, which the language does not have.
    private bool FollowsOperand() => tokens is [.., var last] && (last.Kind is TokenKind.Number or TokenKind.Text || last.Is(")") || last.Is("]") || IsOperandName(last));

    private static bool IsOperandName(Token token) =>
        token.Kind == TokenKind.Name && !Operators.TryGet(token, out _, out _) && !token.IsWord("in") && !token.IsWord("not") && !token.IsWord("not_in");

    private void Stop(Diagnostics.DiagnosticCode code, int start, int end, string message)
    {
        Problem = new SyntaxProblem(code, start, end, message);
        at = text.Length;
    }

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '@';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
