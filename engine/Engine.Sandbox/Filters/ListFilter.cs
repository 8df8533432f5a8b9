using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Filters;

/// <summary>
/// <c>?q=</c> of a list: <c>field OPERATOR value</c>, joined by AND and OR, AND binding tighter, in parentheses where that is not meant
/// (Oracle help, section_1545222128). Only body fields, and only those of the schema's <c>x-ns-filterable</c>.
/// </summary>
internal sealed class ListFilter
{
    private const int MaxDepth = 50;

    private readonly RecordDefinition definition;
    private readonly List<(string Text, bool IsQuoted)> tokens;
    private int at;
    private int depth;

    private ListFilter(RecordDefinition definition, string filter)
    {
        this.definition = definition;
        tokens = [.. FilterTokens.Read(filter)];
    }

    /// <exception cref="Refusal">It is not a filter over the record type.</exception>
    public static Func<StoredRecord, bool> Read(RecordDefinition definition, string filter)
    {
        var reader = new ListFilter(definition, filter);
        var test = reader.Either();
        return reader.at == reader.tokens.Count ? test : throw Bad($"'{reader.tokens[reader.at].Text}' is not expected.");
    }

    public static Refusal Bad(string problem) => Refusal.Parameter("q", $"Invalid search query. {problem}");

    private Func<StoredRecord, bool> Either()
    {
        var left = Both();
        while (Takes("OR"))
        {
            var (one, other) = (left, Both());
            left = record => one(record) || other(record);
        }

        return left;
    }

    private Func<StoredRecord, bool> Both()
    {
        var left = Condition();
        while (Takes("AND"))
        {
            var (one, other) = (left, Condition());
            left = record => one(record) && other(record);
        }

        return left;
    }

    private Func<StoredRecord, bool> Condition()
    {
        if (!Takes("("))
        {
            var value = FilterValue.Of(definition, Next("a field"));
            return FilterOperator.Test(value, Next("an operator").ToUpperInvariant(), Values);
        }

        if (++depth > MaxDepth)
        {
            throw Bad("It is nested too deep.");
        }

        var inner = Either();
        depth--;
        return Takes(")") ? inner : throw Bad("A parenthesis is not closed.");
    }

    // One value, or a list in brackets.
    private List<string> Values()
    {
        if (!Takes("["))
        {
            return [Next("a value")];
        }

        var values = new List<string> { Next("a value") };
        while (Takes(","))
        {
            values.Add(Next("a value"));
        }

        return Takes("]") ? values : throw Bad("A list is not closed.");
    }

    private string Next(string wanted) => at < tokens.Count ? tokens[at++].Text : throw Bad($"It ends where {wanted} is expected.");

    private bool Takes(string word)
    {
        var matches = at < tokens.Count && !tokens[at].IsQuoted && tokens[at].Text.Equals(word, StringComparison.OrdinalIgnoreCase);
        at += matches ? 1 : 0;
        return matches;
    }
}
