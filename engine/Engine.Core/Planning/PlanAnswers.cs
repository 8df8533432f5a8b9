using System.Collections.Immutable;
using Engine.Core.Enrichment;
using Engine.Core.Matching;
using Engine.Core.NetSuite;
using Engine.Core.Scripts;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>The answers that a plan was decided with, as it keeps them: in a fixed order, so that equal inputs give equal plans.</summary>
internal static class PlanAnswers
{
    public static ImmutableArray<PlanAnswer> Of(Observations observed, Refetched? refetched) => refetched is null && observed.Scripts.Values.IsEmpty && observed.LookUps == LookUpAnswers.None
        ? []
        :
        [
            .. refetched is { Asked: var own, Answer: var now } ? [new PlanAnswer("source", $"{own} as it is now, since what is booked may be newer", Show(now))] : ImmutableArray<PlanAnswer>.Empty,
            .. observed.LookUps.Fetched.Select(pair => new PlanAnswer("source", pair.Key.ToString(), Show(pair.Value))).OrderBy(answer => answer.Asked, StringComparer.Ordinal),
            .. observed.LookUps.Listed.Select(pair => new PlanAnswer("source", pair.Key.ToString(), Show(pair.Value))).OrderBy(answer => answer.Asked, StringComparer.Ordinal),
            .. observed.LookUps.Searched.Select(pair => new PlanAnswer("netsuite", pair.Key.ToString(), Show(pair.Value))).OrderBy(answer => answer.Asked, StringComparer.Ordinal),
            .. observed.LookUps.Matched.Select(pair => Matched(pair.Key, pair.Value)).OrderBy(answer => answer.Asked, StringComparer.Ordinal),
            .. observed.Scripts.Values.Select(pair => new PlanAnswer("script", $"{pair.Key.Name}({pair.Key.Arguments})", Json(pair.Value))).OrderBy(answer => answer.Asked, StringComparer.Ordinal),
        ];

    private static string Show(Fetched answer) => answer switch
    {
        Fetched.Found({ Kind: ValueKind.List } list) => $"{list.Count}: {Json(list)}",
        Fetched.Found(var content) => Json(content),
        Fetched.Absent => "There is none.",
        Fetched.Unknown(var reason) => $"No answer: {reason}",
        Fetched.TooMany => "More than the mapping takes.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Show(Searched answer) => answer switch
    {
        Searched.Found(var record) => $"Internal id {record.InternalId}.",
        Searched.Absent => "There is none.",
        Searched.Several(var candidates) => $"Several: internal ids {string.Join(", ", candidates)}.",
        Searched.Unknown(var reason) => $"No answer: {reason}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static PlanAnswer Matched(string name, MatchAnswer answer) => answer switch
    {
        MatchAnswer.Decided(var matched) => new PlanAnswer("match", $"{name} by {matched.Rules}", MatchedPaymentJson.Text(matched)),
        MatchAnswer.Unknown(var reason) => new PlanAnswer("match", name, $"No answer: {reason}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Json(Value value)
    {
        var (json, problem) = ScriptJson.Write([value]);
        return json is null ? problem! : json[1..^1];
    }
}
