using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Runtime.NetSuite;

/// <summary>What a SuiteQL statement answered. A read that failed is never an empty answer.</summary>
public abstract record QueryAnswer
{
    private QueryAnswer()
    {
    }

    /// <param name="HasMore">There are more rows than a page holds.</param>
    public sealed record Rows(ImmutableArray<Value> Items, bool HasMore) : QueryAnswer
    {
        /// <summary>A column of a row, whose values come as texts; null when it is empty.</summary>
        public static string? Column(Value row, string name) => SuiteQlRows.Column(row, name);
    }

    public sealed record Unknown(string Reason) : QueryAnswer;
}
