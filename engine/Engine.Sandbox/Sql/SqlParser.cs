using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Sandbox.Sql;

/// <summary>Reads the part of SuiteQL that one table at a time needs. What it does not know is an unsupported search.</summary>
internal sealed class SqlParser
{
    private const int MaxInList = 1000;
    private const int MaxDepth = 100;

    // Chains of AND, OR and || become deep trees; without a bound a long one would exhaust the stack.
    private const int MaxJoined = 1000;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "IS", "NULL", "BETWEEN", "ORDER", "GROUP", "BY", "FETCH", "UNION",
        "LIMIT", "JOIN", "LEFT", "INNER", "WITH", "HAVING", "AS", "ASC", "DESC", "DISTINCT", "ON",
    };

    private readonly List<SqlToken> tokens;
    private readonly Queue<object?> parameters;
    private int at;
    private int depth;
    private int joined;

    private SqlParser(List<SqlToken> tokens, IEnumerable<object?> parameters)
    {
        this.tokens = tokens;
        this.parameters = new Queue<object?>(parameters);
    }

    private SqlToken Current => tokens[at];

    /// <param name="parameters">What the question marks stand for, in order.</param>
    public static SqlQuery Parse(string query, IEnumerable<object?> parameters) => new SqlParser(SqlLexer.Read(query), parameters).Query();

    private SqlQuery Query()
    {
        var selects = new List<SqlSelect> { Select() };
        var keepsRepeats = new List<bool>();
        while (Joins("UNION"))
        {
            keepsRepeats.Add(Takes("ALL"));
            selects.Add(Select());
        }

        var order = Takes("ORDER") ? Order() : [];
        var first = Takes("FETCH") ? First() : (int?)null;
        return Current.Kind == SqlTokenKind.End && parameters.Count == 0
            ? new SqlQuery([.. selects], [.. keepsRepeats], order, first)
            : throw SqlRefusal.Unsupported();
    }

    private SqlSelect Select()
    {
        Expect("SELECT");
        var distinct = Takes("DISTINCT");
        var columns = List(() => (Takes("*") ? new SqlExpression.Star() : Value(), Alias()));
        Expect("FROM");
        var table = Word();
        var alias = Alias() ?? table;
        return new SqlSelect(distinct, columns, table, alias, Takes("WHERE") ? Either() : null);
    }

    private string? Alias() => Takes("AS") || (Current.Kind == SqlTokenKind.Word && !Reserved.Contains(Current.Text)) ? Word() : null;

    private ImmutableArray<(SqlExpression Value, bool Descends)> Order()
    {
        Expect("BY");
        return List(() =>
        {
            var value = Value();
            var descends = Takes("DESC");
            return (value, descends || (Takes("ASC") && false));
        });
    }

    private int First()
    {
        Expect("FIRST");
        var count = Current.Kind == SqlTokenKind.Number && int.TryParse(Take().Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw SqlRefusal.Unsupported();
        _ = Takes("ROWS") || Takes("ROW");
        Expect("ONLY");
        return count;
    }

    private SqlExpression Either()
    {
        var left = Both();
        while (Joins("OR"))
        {
            left = new SqlExpression.Or(left, Both());
        }

        return left;
    }

    private SqlExpression Both()
    {
        var left = Negation();
        while (Joins("AND"))
        {
            left = new SqlExpression.And(left, Negation());
        }

        return left;
    }

    private SqlExpression Negation()
    {
        if (!Takes("NOT"))
        {
            return Predicate();
        }

        Deeper();
        var negated = new SqlExpression.Not(Negation());
        depth--;
        return negated;
    }

    private SqlExpression Predicate()
    {
        var value = Value();
        if (Takes("IS"))
        {
            var not = Takes("NOT");
            Expect("NULL");
            return Negated(not, new SqlExpression.IsNull(value));
        }

        var negated = Takes("NOT");
        if (Takes("IN"))
        {
            return Negated(negated, new SqlExpression.In(value, InList()));
        }

        if (Takes("LIKE"))
        {
            return Negated(negated, new SqlExpression.Like(value, Value()));
        }

        return Takes("BETWEEN") ? Negated(negated, Between(value)) : negated ? throw SqlRefusal.Unsupported() : Comparison(value);
    }

    private SqlExpression Comparison(SqlExpression left)
    {
        if (Current.Kind != SqlTokenKind.Symbol || Current.Text is not ("=" or "<>" or "!=" or "<" or ">" or "<=" or ">="))
        {
            // A predicate in parentheses stands for itself.
            return left is SqlExpression.Column or SqlExpression.Constant or SqlExpression.Call ? throw SqlRefusal.Unsupported() : left;
        }

        var comparison = Take().Text;
        return new SqlExpression.Compare(comparison == "!=" ? "<>" : comparison, left, Value());
    }

    private SqlExpression.And Between(SqlExpression value)
    {
        var low = Value();
        Expect("AND");
        return new SqlExpression.And(new SqlExpression.Compare(">=", value, low), new SqlExpression.Compare("<=", value, Value()));
    }

    private ImmutableArray<SqlExpression> InList()
    {
        Expect("(");
        var list = List(Value);
        Expect(")");
        return list.Length <= MaxInList ? list : throw SqlRefusal.Unsupported();
    }

    private SqlExpression Value()
    {
        var left = Primary();
        while (Joins("||"))
        {
            left = new SqlExpression.Call("||", [left, Primary()]);
        }

        return left;
    }

    private SqlExpression Primary()
    {
        var token = Take();
        return token.Kind switch
        {
            SqlTokenKind.Text => new SqlExpression.Constant(token.Text.Length == 0 ? null : token.Text),
            SqlTokenKind.Number => new SqlExpression.Constant(Number(token.Text)),
            SqlTokenKind.Parameter => new SqlExpression.Constant(parameters.TryDequeue(out var value) ? value : throw SqlRefusal.Unsupported()),
            SqlTokenKind.Symbol when token.Text == "(" => Parenthesised(),
            SqlTokenKind.Word when token.Is("NULL") => new SqlExpression.Constant(null),
            SqlTokenKind.Word when !Reserved.Contains(token.Text) => Named(token.Text),
            _ => throw SqlRefusal.Unsupported(),
        };
    }

    private SqlExpression Parenthesised()
    {
        Deeper();
        var inner = Either();
        Expect(")");
        depth--;
        return inner;
    }

    // A column, table.column, function(…) or BUILTIN.function(…).
    private SqlExpression Named(string first)
    {
        var second = Takes(".") ? Word() : null;
        if (!Takes("("))
        {
            return second is null ? new SqlExpression.Column(null, first) : new SqlExpression.Column(first, second);
        }

        Deeper();
        ImmutableArray<SqlExpression> arguments = Takes("*") ? [new SqlExpression.Star()] : List(Value);
        Expect(")");
        depth--;
        return new SqlExpression.Call((second is null ? first : $"{first}.{second}").ToUpperInvariant(), arguments);
    }

    private static SqlExpression Negated(bool not, SqlExpression value) => not ? new SqlExpression.Not(value) : value;

    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw SqlRefusal.Unsupported();

    private ImmutableArray<T> List<T>(Func<T> item)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        do
        {
            items.Add(item());
        }
        while (Takes(","));
        return items.ToImmutable();
    }

    private void Deeper()
    {
        if (++depth > MaxDepth)
        {
            throw SqlRefusal.Unsupported();
        }
    }

    private SqlToken Take() => tokens[Current.Kind == SqlTokenKind.End ? at : at++];

    private bool Takes(string text)
    {
        var matches = Current.Is(text);
        at += matches ? 1 : 0;
        return matches;
    }

    private bool Joins(string text) => Takes(text) && (++joined <= MaxJoined ? true : throw SqlRefusal.Unsupported());

    private string Word() => Current.Kind == SqlTokenKind.Word ? Take().Text : throw SqlRefusal.Unsupported();

    private void Expect(string text)
    {
        if (!Takes(text))
        {
            throw SqlRefusal.Unsupported();
        }
    }
}
