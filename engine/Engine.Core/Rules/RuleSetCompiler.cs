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
        FindingSink findings) =>
        throw new NotImplementedException();
}
