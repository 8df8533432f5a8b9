using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>Steps, expected and planned, in one form of words: <c>create invoice in_1</c>.</summary>
internal static class StepText
{
    private static readonly string[] actions = ["create", "update", "unchanged"];

    /// <summary>Action, record type and external id of an expected step.</summary>
    public static (string Action, string Type, string Id) Parts(ConfigMapping expected)
    {
        var action = actions.FirstOrDefault(word => expected[word] is not null) ?? "";
        return (action, expected.Text(action) ?? "", expected.Text("externalId") ?? "");
    }

    public static string Of(ConfigMapping expected)
    {
        var (action, type, id) = Parts(expected);
        return $"{action} {type} {id}";
    }

    public static string Of(PlanStep step) => $"{ActionOf(step)} {step.Wanted.Key}";

    /// <summary>Whether an expected step speaks of this planned one: action, record type and external id agree.</summary>
    public static bool IsFor(ConfigMapping expected, PlanStep step) => Parts(expected) == (ActionOf(step), step.Wanted.Key.RecordType, step.Wanted.Key.ExternalId);

    /// <summary>The planned step that an expected one may have meant: the same record otherwise, or one of its type with the nearest id; null when none is near.</summary>
    public static PlayedStep? Nearest(ConfigMapping expected, IReadOnlyList<PlayedStep> planned)
    {
        var (_, type, id) = Parts(expected);
        var alike = planned.Where(step => step.Step.Wanted.Key.RecordType == type).ToList();
        return alike.Find(step => step.Step.Wanted.Key.ExternalId == id)
            ?? alike.Find(step => step.Step.Wanted.Key.ExternalId == Suggestion.Nearest(id, alike.Select(near => near.Step.Wanted.Key.ExternalId)));
    }

    private static string ActionOf(PlanStep step) => step.Action.ToString().ToLowerInvariant();
}
