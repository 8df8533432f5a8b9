using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Values;

namespace Engine.Core.Matching;

/// <summary>Reads a decision back from the JSON that <see cref="MatchDecisionJson"/> wrote.</summary>
internal static class MatchDecisionReader
{
    public static MatchDecision Read(Value json) => new(
        Text(json, "payment")!, Enum.Parse<MatchOutcome>(Text(json, "outcome")!, ignoreCase: true), Text(json, "tier"), Text(json, "reason"))
    {
        Applied = Each(json, "applied", one => new MatchApplication(Text(one, "invoice")!, Amount(one, "amount"), Amount(one, "before"), Amount(one, "remaining"))),
        Differences = Each(json, "differences", one => new MatchDifference(Text(one, "invoice")!, Amount(one, "amount"), Text(one, "account")!, Text(one, "code"))),
        Unapplied = Amount(json, "unapplied"),
        OnAccount = Amount(json, "onAccount"),
        IsTie = json.Member("tie") == Value.True,
        Candidates = Each(json, "candidates", one => one.AsText()),
        GaveUp = Each(json, "gaveUp", one => one.AsText()),
        Passed = Each(json, "passed", one => one.AsText()),
        Near = Each(json, "near", one => new NearMiss(Text(one, "invoice")!, Text(one, "tier")!, Text(one, "test")!, Text(one, "why")!, one.Member("distance") is { Kind: ValueKind.Number } off ? off.AsNumber() : null)),
    };

    /// <summary>Null when it is not there.</summary>
    public static string? Text(Value json, string name) => json.Member(name) is { Kind: ValueKind.Text } text ? text.AsText() : null;

    private static decimal Amount(Value json, string name) => decimal.Parse(Text(json, name)!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static ImmutableArray<T> Each<T>(Value json, string name, Func<Value, T> read) =>
        json.Member(name) is { Kind: ValueKind.List } list ? [.. list.AsList().Select(read)] : [];
}
