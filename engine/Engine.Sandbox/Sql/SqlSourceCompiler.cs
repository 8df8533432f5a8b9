using System.Collections.Immutable;
using System.Text;
using Engine.Sandbox.State;

namespace Engine.Sandbox.Sql;

/// <summary>The FROM of one SELECT.</summary>
internal sealed class SqlSourceCompiler(SqlCompiler compiler, SqlScope? outer, Func<string, SqlTable> tables)
{
    private readonly List<string> texts = [];

    /// <summary>The names that the SELECT may use.</summary>
    public SqlScope Scope(ImmutableArray<SqlSource> sources)
    {
        var named = sources.Select(Named).ToImmutableArray();
        return named.Select(each => each.Alias.ToUpperInvariant()).Distinct().Count() == named.Length
            ? new SqlScope(named, outer)
            : throw SqlRefusal.Unsupported();
    }

    /// <summary>What follows FROM.</summary>
    public string From(ImmutableArray<SqlSource> sources, SqlExpressionCompiler expressions)
    {
        var sql = new StringBuilder(texts[0]);
        for (var at = 1; at < sources.Length; at++)
        {
            sql.Append(sources[at].Join == "," ? " CROSS JOIN " : $" {sources[at].Join} ").Append(texts[at]);
            if (sources[at].On is { } on)
            {
                sql.Append(" ON ").Append(expressions.Test(on));
            }
        }

        return sql.ToString();
    }

    private (string Alias, string Prefix, SqlTable Table) Named(SqlSource source)
    {
        var prefix = compiler.NewSource();
        if (source.Query is null)
        {
            var table = tables(source.Table!);
            texts.Add($"\"{table.Name}\" AS {prefix}");
            return (source.Alias, prefix, table);
        }

        var (sql, columns) = compiler.Nested(source.Query, null);
        texts.Add($"{sql} AS {prefix}");
        return (source.Alias, prefix, new SqlTable("query", "", columns, (Company _, StoredRecord _) => []));
    }
}
