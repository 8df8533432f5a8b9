using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Rules;

namespace Engine.Core.Mapping;

/// <summary>Compiles a mapping: binds its nodes, compiles its expressions, and checks fields against the record types.</summary>
public static class MappingCompiler
{
    /// <summary>Null when the mapping cannot be compiled; the findings then say why.</summary>
    public static MappingConfig? Compile(
        LayeredMapping mapping,
        FrozenDictionary<string, Crosswalk> crosswalks,
        FrozenDictionary<string, RuleSet> ruleSets,
        FrozenDictionary<(string Source, string Type), EventDeclaration> events,
        FindingSink findings) =>
        throw new NotImplementedException();
}
