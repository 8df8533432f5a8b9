using System.Collections.Frozen;

namespace Engine.Runtime.Configuration.Schemas;

/// <summary>
/// Member names of rule files as the schema spells them. Files exist with any spelling of case, since many programs read them without
/// regard to it; the schema describes one.
/// </summary>
internal static class RuleMembers
{
    private static readonly FrozenDictionary<string, string> known = new[]
    {
        "WorkflowName", "Kind", "WorkflowsToInject", "WorkflowRulesToInject", "RuleExpressionType", "GlobalParams", "Rules", "Properties",
        "RuleName", "Expression", "Operator", "Enabled", "ErrorMessage", "ErrorType", "SuccessEvent", "LocalParams", "Actions",
        "OnSuccess", "OnFailure", "Name", "Context",
    }.ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    public static string Canonical(string name) => known.GetValueOrDefault(name, name);
}
