using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>Reads rules and the rules nested in them.</summary>
internal sealed class RuleReader(FindingSink findings)
{
    /// <summary>What only a rule of Kind match has.</summary>
    internal static readonly ImmutableArray<string> MatchTierMembers =
    [
        "Select", "Each", "Together", "Otherwise", "Tie", "Pass", "Subset", "Short", "Over", "Account", "DeductionAccount",
    ];

    // ErrorType was removed from the original in 4.0.0 and still stands in most published files; it never had an effect on results.
    internal static readonly ImmutableArray<string> Members =
    [
        "RuleName", "Expression", "Operator", "Rules", "Enabled", "ErrorMessage", "ErrorType", "SuccessEvent", "LocalParams", "Properties",
        "RuleExpressionType", "WorkflowsToInject", "Actions", "Action", .. MatchTierMembers,
    ];

    private static readonly ImmutableArray<string> OperatorNames = ["And", "AndAlso", "Or", "OrElse"];

    private readonly ActionReader actions = new(findings);

    /// <summary>Null when the rule has no name or its parts do not go together; the findings say why.</summary>
    public RuleDocument? Read(ConfigMapping node)
    {
        var members = new MemberReader(node, "a rule", Members, findings);
        WorkflowReader.CheckExpressionType(members, findings);
        RefuseInjection(members);
        var name = members.Text("RuleName", isRequired: true);
        var children = members.Objects("Rules").Select(Read).OfType<RuleDocument>().ToImmutableArray();
        WarnOfSameTwice(children);
        var (onSuccess, onFailure) = actions.Read(members);
        var rule = name is null ? null : new RuleDocument
        {
            Name = name,
            Span = node.Span,
            IsEnabled = members.Boolean("Enabled", otherwise: true),
            Expression = members["Operator"] is null ? members.Text("Expression") : null,
            AnyChildWillDo = members["Operator"] is ConfigScalar op && op.Text.StartsWith("Or", StringComparison.OrdinalIgnoreCase),
            Rules = children,
            Locals = WorkflowReader.ReadParameters(members, "LocalParams", findings),
            ErrorMessage = members.Text("ErrorMessage"),
            Action = members.Text("Action"),
            MatchMembers = MatchTierMembers.Where(member => members[member] is not null).ToImmutableDictionary(member => member, member => members[member]!),
            Properties = members.Object("Properties"),
            SuccessEvent = members.Text("SuccessEvent")?.Text,
            OnSuccess = onSuccess,
            OnFailure = onFailure,
        };
        return PartsFit(members, name) ? rule : null;
    }

    private bool PartsFit(MemberReader members, ConfigScalar? name)
    {
        var at = name?.Span ?? members.Span;
        var problem = (members["Operator"], members["Rules"], members["Expression"]) switch
        {
            ({ } op, _, _) when !IsOperator(op) => (RuleCodes.UnknownOperator, op.Span, $"{Shown(op)} is no operator. Known are And, AndAlso, Or and OrElse."),
            ({ }, _, { } both) => (RuleCodes.WrongParts, both.Span, "A rule with an Operator has no Expression of its own; the original engine ignores it. Make it the first of the Rules."),
            ({ } op, null, _) => (RuleCodes.WrongParts, op.Span, "A rule with an Operator needs Rules."),
            (null, { } below, _) => (RuleCodes.WrongParts, below.Span, "A rule with Rules needs an Operator: And or Or."),
            (null, null, null or ConfigScalar { Kind: ConfigScalarKind.Text, Text: "" }) => (RuleCodes.MemberMissing, at, "A rule needs an Expression, or an Operator with Rules."),
            _ => default((DiagnosticCode Code, SourceSpan Span, string Message)?),
        };
        if (problem is { } found)
        {
            findings.Error(found.Item1, found.Item2, found.Item3);
        }

        return problem is null;
    }

    private void WarnOfSameTwice(ImmutableArray<RuleDocument> siblings)
    {
        foreach (var (first, second) in siblings.GroupBy(rule => (rule.Name.Text, rule.Expression?.Text)).Where(same => same.Count() > 1).Select(same => (same.First(), same.ElementAt(1))))
        {
            findings.Warning(RuleCodes.SameRuleTwice, second.Name.Span, $"The rule \"{second.Name.Text}\" stands already in line {first.Name.Span.Start.Line}, with the same expression.");
        }
    }

    private void RefuseInjection(MemberReader members)
    {
        if (members["WorkflowsToInject"] is { } injected)
        {
            findings.Error(RuleCodes.RuleLevelInjection, injected.Span, "A rule cannot inject workflows. Put WorkflowsToInject on the workflow.");
        }
    }

    private static bool IsOperator(ConfigNode node) =>
        node is ConfigScalar scalar && OperatorNames.Contains(scalar.Text, StringComparer.OrdinalIgnoreCase);

    private static string Shown(ConfigNode node) => node is ConfigScalar scalar ? $"\"{scalar.Text}\"" : "This";
}
