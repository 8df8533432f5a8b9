using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Core.Rules;

/// <summary>Compiles rule files in the workflow format of Microsoft RulesEngine.</summary>
public static class RuleSetCompiler
{
    /// <summary>All workflows of the files by name; a later file replaces a workflow of an earlier one. What is wrong goes to the findings.</summary>
    /// <param name="files">Lowest layer first.</param>
    /// <param name="inputs">The names that rules may use.</param>
    /// <param name="crosswalks">The client's crosswalks.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    public static FrozenDictionary<string, RuleSet> Compile(
        ImmutableArray<ConfigFile> files,
        Scope inputs,
        FrozenDictionary<string, Crosswalk> crosswalks,
        FindingSink findings) => Compile(files, (_, _) => new RuleInputs(inputs), crosswalks, findings);

    /// <summary>The same where more is known of the inputs of some workflows than of others.</summary>
    /// <param name="files">Lowest layer first.</param>
    /// <param name="inputs">What rules see, by workflow name and whether others inject it. All have the same names in the same order.</param>
    /// <param name="crosswalks">The client's crosswalks.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    /// <param name="memory">What did not change is taken from there.</param>
    public static FrozenDictionary<string, RuleSet> Compile(
        ImmutableArray<ConfigFile> files,
        Func<string, bool, RuleInputs> inputs,
        FrozenDictionary<string, Crosswalk> crosswalks,
        FindingSink findings,
        CompileMemory? memory = null)
    {
        memory ??= new CompileMemory();
        var own = new FindingSink();
        var workflows = ReadAll(files, own, memory);
        foreach (var match in workflows.Values.Where(workflow => workflow.Kind == RuleSetKind.Match).ToList())
        {
            // Compiled by MatchCompiler: its rules see payments and invoices, and no event.
            workflows.Remove(match.Name.Text);
        }

        var related = WorkflowRelations.Of(workflows.Values);
        var compiled = Compile(Only(workflows.Values.Where(workflow => related.Contains(workflow.Name.Text))), inputs, crosswalks, own);
        var names = MappingSurroundings.NamesOf(crosswalks);
        foreach (var workflow in workflows.Values.Where(workflow => !related.Contains(workflow.Name.Text)))
        {
            var name = workflow.Name.Text;
            var seen = inputs(name, false);
            compiled[name] = memory.Recall(
                $"rule set {name}, API versions {seen.Versions}", [workflow, seen.Scope, names], found => Compile(Only([workflow]), (_, _) => seen, crosswalks, found)[name], own);
        }

        findings.AddRange(RulePaths.Name(own.ToImmutable(), files));
        return compiled.ToFrozenDictionary();
    }

    private static Dictionary<string, WorkflowDocument> Only(IEnumerable<WorkflowDocument> workflows) =>
        workflows.ToDictionary(workflow => workflow.Name.Text);

    private static Dictionary<string, RuleSet> Compile(
        Dictionary<string, WorkflowDocument> workflows,
        Func<string, bool, RuleInputs> inputs,
        FrozenDictionary<string, Crosswalk> crosswalks,
        FindingSink findings)
    {
        var injected = workflows.Values.SelectMany(workflow => workflow.Injected).Select(name => name.Text).ToHashSet(StringComparer.Ordinal);
        var compiler = new WorkflowCompiler(new RuleCalls(workflows, findings), crosswalks, findings);
        var compiled = workflows.Values.ToDictionary(
            workflow => workflow.Name.Text,
            workflow => compiler.Compile(workflow, inputs(workflow.Name.Text, injected.Contains(workflow.Name.Text))));
        var injections = new Injections(workflows, findings);
        return workflows.Values.ToDictionary(workflow => workflow.Name.Text, RuleSet (workflow) => Join(workflow));

        CompiledRuleSet Join(WorkflowDocument workflow) => new(
            [.. injections.Of(workflow).Select(part => compiled[part.Name.Text])],
            compiler.Slots)
        {
            Name = workflow.Name.Text,
            Kind = workflow.Kind,
            IsKindWritten = workflow.IsKindWritten,
            Actions = injections.Of(workflow).Aggregate(workflow.Actions, (all, part) => all.SetItems(part.Actions)),
            Span = workflow.Span,
        };
    }

    internal static Dictionary<string, WorkflowDocument> ReadAll(ImmutableArray<ConfigFile> files, FindingSink findings, CompileMemory memory)
    {
        var workflows = new Dictionary<string, WorkflowDocument>();
        foreach (var workflow in files.SelectMany(file => memory.Recall($"workflows {file.Path}", [file], found => new WorkflowReader(found).Read(file), findings)))
        {
            workflows[workflow.Name.Text] = workflow;
        }

        return workflows;
    }
}
