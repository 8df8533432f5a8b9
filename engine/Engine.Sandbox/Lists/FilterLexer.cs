using System.Collections.Immutable;
using Engine.Sandbox.Http;

namespace Engine.Sandbox.Lists;

/// <summary>Splits a filter into words, quoted values, brackets and commas.</summary>
internal static class FilterLexer
{
    private const string Signs = "()[],";

    public static ImmutableArray<FilterToken> Read(string filter)
    {
        var tokens = ImmutableArray.CreateBuilder<FilterToken>();
        for (var at = 0; at < filter.Length;)
        {
            var end = EndOf(filter, at);
            var text = filter[at..end];
            if (!string.IsNullOrWhiteSpace(text))
            {
                tokens.Add(text[0] == '"' ? new FilterToken(text[1..^1], IsQuoted: true) : new FilterToken(text, IsQuoted: false));
            }

            at = end;
        }

        return tokens.ToImmutable();
    }

    private static int EndOf(string filter, int at)
    {
        if (filter[at] == '"')
        {
            var close = filter.IndexOf('"', at + 1);
            return close < 0 ? throw Refusal.Parameter("q", "Invalid query: a quote is not closed.") : close + 1;
        }

        if (char.IsWhiteSpace(filter[at]) || Signs.Contains(filter[at]))
        {
            return at + 1;
        }

        var end = at;
        while (end < filter.Length && !char.IsWhiteSpace(filter[end]) && !Signs.Contains(filter[end]) && filter[end] != '"')
        {
            end++;
        }

        return end;
    }
}
