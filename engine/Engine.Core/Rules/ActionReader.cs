using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>Reads the actions of a rule: the two that the original has built in.</summary>
internal sealed class ActionReader(FindingSink findings)
{
    internal static readonly ImmutableArray<string> ActionsMembers = ["OnSuccess", "OnFailure"];
    internal static readonly ImmutableArray<string> ActionMembers = ["Name", "Context"];
    private static readonly ImmutableArray<string> OutputMembers = ["Expression"];
    private static readonly ImmutableArray<string> CallMembers = ["workflowName", "ruleName", "inputFilter", "additionalInputs"];

    public (ActionDocument? OnSuccess, ActionDocument? OnFailure) Read(MemberReader rule)
    {
        if (rule.Object("Actions") is not { } node)
        {
            return default;
        }

        var actions = new MemberReader(node, "an Actions object", ActionsMembers, findings);
        return (Read(actions, "OnSuccess"), Read(actions, "OnFailure"));
    }

    private ActionDocument? Read(MemberReader actions, string when)
    {
        if (actions.Object(when) is not { } node)
        {
            return null;
        }

        var members = new MemberReader(node, "an action", ActionMembers, findings);
        return members.Text("Name", isRequired: true) is not { } name ? null : name.Text.ToUpperInvariant() switch
        {
            "OUTPUTEXPRESSION" => Output(members, name),
            "EVALUATERULE" => Call(members, name),
            _ => Unknown(name),
        };
    }

    private ActionDocument.Output? Output(MemberReader action, ConfigScalar name)
    {
        if (action.Object("Context") is { } context)
        {
            var expression = new MemberReader(context, "the Context of OutputExpression", OutputMembers, findings).Text("Expression", isRequired: true);
            return expression is null ? null : new ActionDocument.Output(expression);
        }

        findings.Error(RuleCodes.BadAction, name.Span, "OutputExpression needs a Context with an Expression.");
        return null;
    }

    private ActionDocument.Call? Call(MemberReader action, ConfigScalar name)
    {
        if (action.Object("Context") is not { } context)
        {
            findings.Error(RuleCodes.BadAction, name.Span, "EvaluateRule needs a Context with workflowName and ruleName.");
            return null;
        }

        var members = new MemberReader(context, "the Context of EvaluateRule", CallMembers, findings);
        var workflow = members.Text("workflowName", isRequired: true);
        var rule = members.Text("ruleName", isRequired: true);
        ImmutableArray<ConfigScalar>? filter = members["inputFilter"] is null ? null : [.. members.Texts("inputFilter")];
        var additional = WorkflowReader.ReadParameters(members, "additionalInputs", findings);
        return workflow is null || rule is null ? null : new ActionDocument.Call(workflow, rule, filter, additional);
    }

    private ActionDocument? Unknown(ConfigScalar name)
    {
        var known = (string[])["OutputExpression", "EvaluateRule"];
        findings.Error(
            RuleCodes.BadAction, name.Span, $"The action \"{name.Text}\" cannot be done.{Suggestion.DidYouMean(name.Text, known)} Known are OutputExpression and EvaluateRule.");
        return null;
    }
}
