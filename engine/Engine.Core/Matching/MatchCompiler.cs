using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;

namespace Engine.Core.Matching;

/// <summary>Compiles the rule sets of Kind match. Reasons: engine/decisions/0041.</summary>
public static class MatchCompiler
{
    /// <summary>The match sets of the files by name; a later file replaces one of an earlier one. What is wrong goes to the findings.</summary>
    /// <param name="files">Lowest layer first.</param>
    /// <param name="crosswalks">The client's crosswalks.</param>
    /// <param name="findings">Takes everything that is wrong with the tiers; what is wrong with a file as such, the compiler of the other kinds says.</param>
    /// <param name="memory">What did not change is taken from there.</param>
    public static FrozenDictionary<string, MatchRuleSet> Compile(
        ImmutableArray<ConfigFile> files, FrozenDictionary<string, Crosswalk> crosswalks, FindingSink findings, CompileMemory? memory = null)
    {
        memory ??= new CompileMemory();
        var own = new FindingSink();
        var names = MappingSurroundings.NamesOf(crosswalks);
        var compiled = RuleSetCompiler.ReadAll(files, new FindingSink(), memory).Values
            .Where(workflow => workflow.Kind == RuleSetKind.Match)
            .ToFrozenDictionary(
                workflow => workflow.Name.Text,
                workflow => memory.Recall($"match {workflow.Name.Text}", [workflow, names], found => new MatchSetCompiler(crosswalks, found).Compile(workflow), own));
        findings.AddRange(RulePaths.Name(own.ToImmutable(), files));
        return compiled;
    }
}
