using System.Text;

namespace Engine.Sandbox.Sql;

/// <summary>Cuts a query into tokens. A quote inside a text is written twice.</summary>
internal static class SqlLexer
{
    private static readonly string[] Symbols = ["<>", "!=", "<=", ">=", "||", "=", "<", ">", "(", ")", ",", ".", "*", "+", "-", "/"];

    public static List<SqlToken> Read(string query)
    {
        var tokens = new List<SqlToken>();
        var at = 0;
        while (at < query.Length)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }

            tokens.Add(Next(query, ref at));
        }

        tokens.Add(new SqlToken(SqlTokenKind.End, ""));
        return tokens;
    }

    private static SqlToken Next(string query, ref int at)
    {
        var first = query[at];
        if (first == '\'')
        {
            return Text(query, ref at);
        }

        if (first == '?')
        {
            at++;
            return new SqlToken(SqlTokenKind.Parameter, "?");
        }

        if (char.IsAsciiDigit(first))
        {
            return Run(SqlTokenKind.Number, query, ref at, letter => char.IsAsciiDigit(letter) || letter is '.');
        }

        if (char.IsAsciiLetter(first) || first == '_')
        {
            return Run(SqlTokenKind.Word, query, ref at, letter => char.IsAsciiLetterOrDigit(letter) || letter is '_');
        }

        return Symbol(query, ref at);
    }

    private static SqlToken Run(SqlTokenKind kind, string query, ref int at, Func<char, bool> belongs)
    {
        var start = at++;
        while (at < query.Length && belongs(query[at]))
        {
            at++;
        }

        return new SqlToken(kind, query[start..at]);
    }

    private static SqlToken Text(string query, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < query.Length; at++)
        {
            if (query[at] != '\'')
            {
                text.Append(query[at]);
            }
            else if (at + 1 < query.Length && query[at + 1] == '\'')
            {
                text.Append('\'');
                at++;
            }
            else
            {
                at++;
                return new SqlToken(SqlTokenKind.Text, text.ToString());
            }
        }

        throw SqlRefusal.Unsupported();
    }

    private static SqlToken Symbol(string query, ref int at)
    {
        if (string.CompareOrdinal(query, at, "--", 0, 2) == 0 || string.CompareOrdinal(query, at, "/*", 0, 2) == 0)
        {
            throw SqlRefusal.Unsupported();
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(query, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new SqlToken(SqlTokenKind.Symbol, symbol);
            }
        }

        throw SqlRefusal.Unsupported();
    }
}
