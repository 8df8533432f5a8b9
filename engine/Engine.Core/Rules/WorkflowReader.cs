using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>
/// Reads the workflows of a rule file. Source of the format: Microsoft RulesEngine 6.0.1. Where the original accepts without
/// a word what it then ignores or fails on, this reader says so.
/// </summary>
internal sealed class WorkflowReader(FindingSink findings)
{
    internal static readonly ImmutableArray<string> WorkflowMembers =
    [
        "$schema", "WorkflowName", "Kind", "WorkflowsToInject", "WorkflowRulesToInject", "RuleExpressionType", "GlobalParams", "Rules",
    ];

    internal static readonly ImmutableArray<string> ParameterMembers = ["Name", "Expression"];

    private readonly RuleReader rules = new(findings);

    public ImmutableArray<WorkflowDocument> Read(ConfigFile file)
    {
        var workflows = ImmutableArray.CreateBuilder<WorkflowDocument>();
        foreach (var node in file.Root is ConfigSequence list ? list.Items : [file.Root])
        {
            if (node is not ConfigMapping mapping)
            {
                findings.Error(RuleCodes.WrongShape, node.Span, "A rule file holds one workflow object or a list of them.");
            }
            else if (ReadWorkflow(mapping) is { } workflow && IsNew(workflow, workflows))
            {
                workflows.Add(workflow);
            }
        }

        return workflows.ToImmutable();
    }

    /// <summary>GlobalParams or LocalParams.</summary>
    public static ImmutableArray<ParameterDocument> ReadParameters(MemberReader members, string name, FindingSink findings)
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterDocument>();
        foreach (var node in members.Objects(name))
        {
            var reader = new MemberReader(node, "a parameter", ParameterMembers, findings);
            var parameterName = reader.Text("Name", isRequired: true);
            var expression = reader.Text("Expression", isRequired: true);
            if (parameterName is not null && expression is not null)
            {
                parameters.Add(new ParameterDocument(parameterName, expression));
            }
        }

        return parameters.ToImmutable();
    }

    /// <summary>Only lambda expressions exist, written 0 or LambdaExpression.</summary>
    public static void CheckExpressionType(MemberReader members, FindingSink findings)
    {
        var node = members["RuleExpressionType"];
        var isLambda = node is null or ConfigScalar { Text: "0" } || (node as ConfigScalar)?.Text == "LambdaExpression";
        if (!isLambda)
        {
            findings.Error(RuleCodes.WrongType, node!.Span, "RuleExpressionType can only be \"LambdaExpression\" or 0.");
        }
    }

    private WorkflowDocument? ReadWorkflow(ConfigMapping node)
    {
        var members = new MemberReader(node, "a workflow", WorkflowMembers, findings);
        CheckExpressionType(members, findings);
        var name = members.Text("WorkflowName", isRequired: true);
        var injected = ReadInjected(members);
        var read = members.Objects("Rules").Select(rules.Read).OfType<RuleDocument>().ToImmutableArray();
        if (members["Rules"] is null && injected.IsEmpty)
        {
            findings.Error(RuleCodes.MemberMissing, name?.Span ?? node.Span, "A workflow needs Rules, or WorkflowsToInject that bring some.");
        }

        var kind = ReadKind(members);
        var actions = RuleActions.Read(kind, read, findings);
        return name is null
            ? null
            : new WorkflowDocument(name, node.Span, kind, members["Kind"] is not null, actions, injected, ReadParameters(members, "GlobalParams", findings), read);
    }

    private ImmutableArray<ConfigScalar> ReadInjected(MemberReader members)
    {
        if (members["WorkflowRulesToInject"] is { } old)
        {
            findings.Warning(RuleCodes.UnusualSpelling, old.Span, "\"WorkflowRulesToInject\" is the old name of \"WorkflowsToInject\"; the original engine reads it no more.");
        }

        return [.. members.Texts("WorkflowsToInject"), .. members.Texts("WorkflowRulesToInject")];
    }

    private RuleSetKind ReadKind(MemberReader members)
    {
        var kind = members.Text("Kind");
        if (kind is null)
        {
            return RuleSetKind.Filter;
        }

        if (Enum.TryParse<RuleSetKind>(kind.Text, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(kind.Text[0]))
        {
            return known;
        }

        var names = Enum.GetNames<RuleSetKind>().Select(name => name.ToLowerInvariant()).ToList();
        findings.Error(
            RuleCodes.UnknownKind, kind.Span, $"\"{kind.Text}\" is no kind of rule set.{Suggestion.DidYouMean(kind.Text, names)} Known are {string.Join(", ", names)}.");
        return RuleSetKind.Validate;
    }

    private bool IsNew(WorkflowDocument workflow, IEnumerable<WorkflowDocument> before)
    {
        var first = before.FirstOrDefault(other => other.Name.Text == workflow.Name.Text);
        if (first is not null)
        {
            findings.Error(RuleCodes.DuplicateWorkflow, workflow.Name.Span, $"The workflow \"{workflow.Name.Text}\" stands already in line {first.Name.Span.Start.Line}.");
        }

        return first is null;
    }
}
