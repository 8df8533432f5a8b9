using System.Collections.Immutable;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Lists;

/// <summary>
/// The <c>q</c> of a list: conditions <c>field OPERATOR value</c> on body fields, joined by AND and OR, of which AND binds tighter,
/// with parentheses (Oracle help, section_1545222128).
/// </summary>
internal sealed class ListFilter
{
    private const int MaxDepth = 64;

    private readonly RecordDefinition definition;
    private readonly ImmutableArray<FilterToken> tokens;
    private int at;
    private int depth;

    private ListFilter(RecordDefinition definition, ImmutableArray<FilterToken> tokens)
    {
        this.definition = definition;
        this.tokens = tokens;
    }

    /// <exception cref="Refusal">The filter cannot be read, or names a field or operator that does not exist.</exception>
    public static Func<StoredRecord, bool> Read(RecordDefinition definition, string filter)
    {
        var reader = new ListFilter(definition, FilterLexer.Read(filter));
        var test = reader.Either();
        return reader.at == reader.tokens.Length ? test : throw Unreadable($"nothing is expected at '{reader.tokens[reader.at].Text}'");
    }

    private Func<StoredRecord, bool> Either()
    {
        var left = Both();
        while (Take("OR"))
        {
            var (first, second) = (left, Both());
            left = record => first(record) || second(record);
        }

        return left;
    }

    private Func<StoredRecord, bool> Both()
    {
        var left = One();
        while (Take("AND"))
        {
            var (first, second) = (left, One());
            left = record => first(record) && second(record);
        }

        return left;
    }

    private Func<StoredRecord, bool> One()
    {
        if (!Take("("))
        {
            return Condition();
        }

        if (++depth > MaxDepth)
        {
            throw Unreadable($"it is nested deeper than {MaxDepth}");
        }

        var inner = Either();
        depth--;
        return Take(")") ? inner : throw Unreadable("a parenthesis is not closed");
    }

    private Func<StoredRecord, bool> Condition()
    {
        var (kind, read) = FieldOf(Next("a field").Text);
        var name = Next("an operator").Text;
        var operands = name.StartsWith("EMPTY", StringComparison.OrdinalIgnoreCase) ? [] : Operands();
        var test = FilterOperators.Find(name, kind, operands);
        return record => test(read(record));
    }

    private List<string> Operands()
    {
        if (!Take("["))
        {
            return [Next("a value").Text];
        }

        var values = new List<string>();
        do
        {
            values.Add(Next("a value").Text);
        }
        while (Take(","));

        return Take("]") ? values : throw Unreadable("a bracket is not closed");
    }

    private (Type Kind, Func<StoredRecord, object?> Read) FieldOf(string name)
    {
        if (name.Equals("id", StringComparison.OrdinalIgnoreCase))
        {
            return (typeof(decimal), record => (decimal)record.Id);
        }

        if (name.Equals("externalId", StringComparison.OrdinalIgnoreCase))
        {
            return (typeof(string), record => record.ExternalId);
        }

        var field = definition.FieldNamed(name);
        return field?.Kind switch
        {
            FieldKind.Text when !field.IsReadOnly => (typeof(string), record => record.Fields.Text(field.Name)),
            FieldKind.Amount or FieldKind.Number or FieldKind.Whole => (typeof(decimal), record => record.Fields.Number(field.Name)),
            FieldKind.Reference => (typeof(decimal), record => (decimal?)record.Fields.Reference(field.Name)),
            FieldKind.Flag => (typeof(bool), record => record.Fields.Flag(field.Name)),
            FieldKind.Date => (typeof(DateOnly), record => record.Fields.Date(field.Name)),
            FieldKind.Enumeration => (typeof(string), record => record.Fields.Choice(field.Name)),
            _ => throw Unreadable($"the field '{name}' cannot be used to filter {definition.Name}"),
        };
    }

    private FilterToken Next(string what) => at < tokens.Length ? tokens[at++] : throw Unreadable($"{what} is missing at its end");

    private bool Take(string word)
    {
        if (at == tokens.Length || !tokens[at].Is(word))
        {
            return false;
        }

        at++;
        return true;
    }

    private static Refusal Unreadable(string why) => Refusal.Parameter("q", $"Invalid query: {why}.");
}
