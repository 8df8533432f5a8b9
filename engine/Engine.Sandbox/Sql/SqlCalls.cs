namespace Engine.Sandbox.Sql;

/// <summary>The functions and operators of SuiteQL that are known here.</summary>
internal static class SqlCalls
{
    public static SqlText Compile(SqlExpression.Call call, SqlExpressionCompiler compiler)
    {
        if (call is { Name: "COUNT", Arguments: [SqlExpression.Star], IsDistinct: false })
        {
            return new SqlText("COUNT(*)", SqlKind.Whole);
        }

        var arguments = call.Arguments.Select(compiler.Value).ToList();
        if (call.Name is "COUNT" or "SUM" or "MIN" or "MAX" or "AVG")
        {
            return arguments is [var only] ? Aggregate(call.Name, call.IsDistinct ? "DISTINCT " : "", only) : throw SqlRefusal.Unsupported();
        }

        return call.IsDistinct ? throw SqlRefusal.Unsupported() : Plain(call.Name, arguments, compiler);
    }

    private static SqlText Aggregate(string name, string distinct, SqlText value) => (name, value.Kind) switch
    {
        ("COUNT", _) => new SqlText($"COUNT({distinct}{value.Sql})", SqlKind.Whole),
        ("MIN" or "MAX", SqlKind.Number) => Folded(name, "", value.Sql),
        ("MIN" or "MAX", _) => new SqlText($"{name}({value.Sql})", value.Kind),
        ("SUM", SqlKind.Whole) => new SqlText($"SUM({distinct}{value.Sql})", SqlKind.Whole),
        ("SUM" or "AVG", SqlKind.Number or SqlKind.Whole) => Folded(name, distinct, SqlExpressionCompiler.Decimal(value).Sql),
        _ => throw SqlRefusal.Unsupported(),
    };

    private static SqlText Folded(string name, string distinct, string sql) =>
        new($"{name.ToLowerInvariant()}_of(group_concat({distinct}{sql}))", SqlKind.Number);

    private static SqlText Plain(string name, List<SqlText> arguments, SqlExpressionCompiler compiler) => (name, arguments.Count) switch
    {
        ("BUILTIN.DF", 1) => Shown(arguments[0]),
        ("||", 2) => new SqlText($"(ifnull({Text(arguments[0])}, '') || ifnull({Text(arguments[1])}, ''))", SqlKind.Text),
        ("+" or "-" or "*" or "/", 2) => Arithmetic(name, arguments, compiler),
        ("UPPER" or "LOWER" or "TRIM" or "LTRIM" or "RTRIM", 1) => new SqlText($"{name}({Text(arguments[0])})", SqlKind.Text),
        ("LENGTH", 1) => new SqlText($"LENGTH({Text(arguments[0])})", SqlKind.Whole),
        ("SUBSTR", 2 or 3) => new SqlText($"SUBSTR({Text(arguments[0])}, {string.Join(", ", arguments.Skip(1).Select(Whole))})", SqlKind.Text),
        ("INSTR", 2) => new SqlText($"INSTR({Text(arguments[0])}, {Text(arguments[1])})", SqlKind.Whole),
        ("REPLACE", 3) => new SqlText($"REPLACE({string.Join(", ", arguments.Select(Text))})", SqlKind.Text),
        ("NVL", 2) or ("COALESCE", >= 2) => First(arguments, compiler),
        ("NULLIF", 2) => new SqlText($"NULLIF({string.Join(", ", compiler.Alike(arguments).Select(each => each.Sql))})", arguments[0].Kind),
        ("ABS", 1) => new SqlText($"decimal_abs({Decimal(arguments[0], compiler)})", SqlKind.Number),
        ("ROUND", 1) => new SqlText($"decimal_round({Decimal(arguments[0], compiler)}, 0)", SqlKind.Number),
        ("ROUND", 2) => new SqlText($"decimal_round({Decimal(arguments[0], compiler)}, {Whole(arguments[1])})", SqlKind.Number),
        ("TO_NUMBER", 1) => new SqlText(Decimal(arguments[0], compiler), SqlKind.Number),
        ("TO_CHAR", 1) => SqlExpressionCompiler.AsText(arguments[0]),
        ("TO_CHAR", 2) when arguments[0].Kind == SqlKind.Date => new SqlText($"to_char({arguments[0].Sql}, {Picture(arguments[1])})", SqlKind.Text),
        ("TO_DATE", 2) when arguments[0].Kind is SqlKind.Text or SqlKind.Null => new SqlText($"to_date({arguments[0].Sql}, {Picture(arguments[1])})", SqlKind.Date),
        _ => throw SqlRefusal.Unsupported(),
    };

    private static SqlText Shown(SqlText value) => value.Column switch
    {
        { Names: { } group } => new SqlText($"(SELECT n.name FROM \"{SqlDatabase.NamesTable}\" n WHERE n.\"group\" = '{group}' AND n.id = {value.Sql})", SqlKind.Text),
        { ShownBy: { } hidden, Name: var name } => new SqlText(value.Sql.Replace($"\"{name}\"", $"\"{hidden}\"", StringComparison.Ordinal), SqlKind.Text),
        not null => SqlExpressionCompiler.AsText(value),
        null => throw SqlRefusal.Unsupported(),
    };

    // A text is never added: NetSuite concatenates by || only.
    private static SqlText Arithmetic(string name, List<SqlText> arguments, SqlExpressionCompiler compiler)
    {
        if (arguments.Any(argument => argument.Kind is SqlKind.Text or SqlKind.Date))
        {
            throw SqlRefusal.Unsupported();
        }

        var operation = name switch { "+" => "add", "-" => "subtract", "*" => "multiply", _ => "divide" };
        return new SqlText($"decimal_{operation}({Decimal(arguments[0], compiler)}, {Decimal(arguments[1], compiler)})", SqlKind.Number);
    }

    private static SqlText First(List<SqlText> arguments, SqlExpressionCompiler compiler)
    {
        var alike = compiler.Alike(arguments);
        return new SqlText($"coalesce({string.Join(", ", alike.Select(each => each.Sql))})", SqlExpressionCompiler.KindOf(alike));
    }

    private static string Text(SqlText value) => SqlExpressionCompiler.AsText(value).Sql;

    private static string Decimal(SqlText value, SqlExpressionCompiler compiler) => SqlExpressionCompiler.Decimal(compiler.AsNumber(value)).Sql;

    private static string Whole(SqlText value) => value.Kind == SqlKind.Whole ? value.Sql : throw SqlRefusal.Unsupported();

    private static string Picture(SqlText value) => value is { Kind: SqlKind.Text, Constant: not null } ? value.Sql : throw SqlRefusal.Unsupported();
}
