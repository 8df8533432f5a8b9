using System.Collections.Immutable;
using System.Globalization;

namespace Engine.Sandbox.Sql;

/// <summary>
/// Reads SuiteQL: SELECT with joins, subqueries, grouping, UNION and ordering, in Oracle's syntax. What NetSuite does not take (LIMIT,
/// WITH, brackets, <c>(+)</c>, ANSI joins beside comma joins, lists over 1000) and what is not known here is an unsupported search.
/// </summary>
internal sealed class SqlParser
{
    private const int MaxInList = 1000;
    private const int MaxDepth = 100;

    // Chains of AND, OR and operators become deep trees; without a bound a long one would exhaust the stack.
    private const int MaxJoined = 1000;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "IS", "NULL", "BETWEEN", "ORDER", "GROUP", "BY", "FETCH", "UNION",
        "LIMIT", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "OUTER", "CROSS", "NATURAL", "WITH", "HAVING", "AS", "ASC", "DESC", "DISTINCT",
        "ON", "USING", "CASE", "WHEN", "THEN", "ELSE", "END", "EXISTS", "OFFSET", "MINUS", "INTERSECT", "EXCEPT", "NULLS",
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
    public static SqlQuery Parse(string query, IEnumerable<object?> parameters)
    {
        var parser = new SqlParser(SqlLexer.Read(query), parameters);
        var parsed = parser.Query();
        return parser.Current.Kind == SqlTokenKind.End && parser.parameters.Count == 0 ? parsed : throw SqlRefusal.Unsupported();
    }

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
        return new SqlQuery([.. selects], [.. keepsRepeats], order, first);
    }

    private SqlSelect Select()
    {
        Expect("SELECT");
        var distinct = Takes("DISTINCT");
        var columns = List(() => (StarOrValue(), Alias()));
        Expect("FROM");
        var sources = Sources();
        var where = Takes("WHERE") ? Either() : null;
        ImmutableArray<SqlExpression> group = [];
        if (Takes("GROUP"))
        {
            Expect("BY");
            group = List(Value);
        }

        return new SqlSelect(distinct, columns, sources, where, group, Takes("HAVING") ? Either() : null);
    }

    private SqlExpression StarOrValue()
    {
        if (Takes("*"))
        {
            return new SqlExpression.Star();
        }

        if (Current.Kind == SqlTokenKind.Word && tokens[at + 1].Is(".") && tokens[Math.Min(at + 2, tokens.Count - 1)].Is("*"))
        {
            var table = Word();
            at += 2;
            return new SqlExpression.Star(table);
        }

        return Value();
    }

    private ImmutableArray<SqlSource> Sources()
    {
        var sources = ImmutableArray.CreateBuilder<SqlSource>();
        sources.Add(Source(""));
        while (Join() is { } join)
        {
            var source = Source(join);
            if (join is "JOIN" or "LEFT JOIN")
            {
                Expect("ON");
                source = source with { On = Either() };
            }

            sources.Add(source);
        }

        // Oracle's comma and ANSI's JOIN do not go together in NetSuite.
        return sources.Skip(1).Select(source => source.Join == ",").Distinct().Count() <= 1 ? sources.ToImmutable() : throw SqlRefusal.Unsupported();
    }

    private string? Join()
    {
        if (Joins(","))
        {
            return ",";
        }

        if (Takes("LEFT"))
        {
            Takes("OUTER");
            Expect("JOIN");
            return "LEFT JOIN";
        }

        if (Takes("CROSS"))
        {
            Expect("JOIN");
            return "CROSS JOIN";
        }

        if (Takes("INNER"))
        {
            Expect("JOIN");
            return "JOIN";
        }

        return Joins("JOIN") ? "JOIN" : null;
    }

    private SqlSource Source(string join)
    {
        if (!Takes("("))
        {
            var table = Word();
            return new SqlSource(table, null, Alias() ?? table, join, null);
        }

        var query = Nested(Query);
        Expect(")");
        return new SqlSource(null, query, Alias() ?? "", join, null);
    }

    private string? Alias() => Takes("AS") || (Current.Kind == SqlTokenKind.Word && !Reserved.Contains(Current.Text)) ? Word() : null;

    private ImmutableArray<SqlOrder> Order()
    {
        Expect("BY");
        return List(() =>
        {
            var value = Value();
            var descends = Takes("DESC");
            _ = !descends && Takes("ASC");
            bool? nullsFirst = null;
            if (Takes("NULLS"))
            {
                nullsFirst = Takes("FIRST");
                _ = nullsFirst == true || (Takes("LAST") ? true : throw SqlRefusal.Unsupported());
            }

            return new SqlOrder(value, descends, nullsFirst);
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

    private SqlExpression Negation() => Takes("NOT") ? new SqlExpression.Not(Nested(Negation)) : Predicate();

    private SqlExpression Predicate()
    {
        if (Takes("EXISTS"))
        {
            Expect("(");
            var query = Nested(Query);
            Expect(")");
            return new SqlExpression.Exists(query);
        }

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
            return Negated(negated, In(value));
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
            return left;
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

    private SqlExpression In(SqlExpression value)
    {
        Expect("(");
        if (Current.Is("SELECT"))
        {
            var query = Nested(Query);
            Expect(")");
            return new SqlExpression.InQuery(value, query);
        }

        var list = List(Value);
        Expect(")");
        return list.Length <= MaxInList ? new SqlExpression.In(value, list) : throw SqlRefusal.Unsupported();
    }

    // || and + - bind alike here, and less than * and /.
    private SqlExpression Value()
    {
        var left = Product();
        while (Current.Is("||") || Current.Is("+") || Current.Is("-"))
        {
            left = new SqlExpression.Call(Operator(), [left, Product()]);
        }

        return left;
    }

    private SqlExpression Product()
    {
        var left = Primary();
        while (Current.Is("*") || Current.Is("/"))
        {
            left = new SqlExpression.Call(Operator(), [left, Primary()]);
        }

        return left;
    }

    private string Operator() => ++joined <= MaxJoined ? Take().Text : throw SqlRefusal.Unsupported();

    private SqlExpression Primary()
    {
        var token = Take();
        return token.Kind switch
        {
            SqlTokenKind.Text => new SqlExpression.Constant(token.Text.Length == 0 ? null : token.Text),
            SqlTokenKind.Number => new SqlExpression.Constant(Number(token.Text)),
            SqlTokenKind.Parameter => new SqlExpression.Constant(parameters.TryDequeue(out var value) ? value : throw SqlRefusal.Unsupported()),
            SqlTokenKind.Symbol when token.Text == "(" => Parenthesised(),
            SqlTokenKind.Symbol when token.Text == "-" => Negative(Nested(Primary)),
            SqlTokenKind.Word when token.Is("NULL") => new SqlExpression.Constant(null),
            SqlTokenKind.Word when token.Is("CASE") => Nested(Case),
            SqlTokenKind.Word when !Reserved.Contains(token.Text) => Named(token.Text),
            _ => throw SqlRefusal.Unsupported(),
        };
    }

    private SqlExpression Parenthesised()
    {
        // What stands in parentheses may be a value or a condition; the compiler sees to it that each stands where it may.
        var inner = Nested<SqlExpression>(() => Current.Is("SELECT") ? new SqlExpression.Scalar(Query()) : Either());
        Expect(")");
        return inner;
    }

    private SqlExpression.Case Case()
    {
        var subject = Current.Is("WHEN") ? null : Value();
        var branches = ImmutableArray.CreateBuilder<(SqlExpression, SqlExpression)>();
        while (Joins("WHEN"))
        {
            var when = subject is null ? Either() : new SqlExpression.Compare("=", subject, Value());
            Expect("THEN");
            branches.Add((when, Value()));
        }

        var otherwise = Takes("ELSE") ? Value() : null;
        Expect("END");
        return branches.Count > 0 ? new SqlExpression.Case(branches.ToImmutable(), otherwise) : throw SqlRefusal.Unsupported();
    }

    // A column, table.column, function(…) or BUILTIN.function(…).
    private SqlExpression Named(string first)
    {
        var second = Takes(".") ? Word() : null;
        if (!Takes("("))
        {
            return second is null ? new SqlExpression.Column(null, first) : new SqlExpression.Column(first, second);
        }

        var isDistinct = Takes("DISTINCT");
        var arguments = Nested<ImmutableArray<SqlExpression>>(() => Takes("*") ? [new SqlExpression.Star()] : List(Value));
        Expect(")");
        return new SqlExpression.Call((second is null ? first : $"{first}.{second}").ToUpperInvariant(), arguments, isDistinct);
    }

    private static SqlExpression Negative(SqlExpression value) => value is SqlExpression.Constant { Value: decimal number }
        ? new SqlExpression.Constant(-number)
        : new SqlExpression.Call("-", [new SqlExpression.Constant(0m), value]);

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

    private T Nested<T>(Func<T> read)
    {
        if (++depth > MaxDepth)
        {
            throw SqlRefusal.Unsupported();
        }

        var value = read();
        depth--;
        return value;
    }

    private SqlToken Take() => tokens[Current.Kind == SqlTokenKind.End ? at : at++];

    private bool Takes(string text)
    {
        var matches = Current.Is(text);
        at += matches ? 1 : 0;
        return matches;
    }

    private bool Joins(string text) => Takes(text) && (++joined <= MaxJoined ? true : throw SqlRefusal.Unsupported());

    private string Word() => Current.Kind == SqlTokenKind.Word && !Reserved.Contains(Current.Text) ? Take().Text : throw SqlRefusal.Unsupported();

    private void Expect(string text)
    {
        if (!Takes(text))
        {
            throw SqlRefusal.Unsupported();
        }
    }
}
