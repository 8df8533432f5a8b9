using System.Collections.Frozen;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;
using Engine.Core.Rules;
using Engine.Core.Scripts;
using Engine.Core.Shapes;

namespace Engine.Core.Configuration;

/// <summary>Everything of a client that its mappings are compiled against.</summary>
internal sealed record MappingSurroundings(
    FrozenDictionary<string, Crosswalk> Crosswalks,
    FrozenDictionary<string, Script> Scripts,
    FrozenDictionary<(string Source, string Type), EventDeclaration> Events,
    PayloadShapes Shapes,
    FrozenDictionary<string, RuleSet> RuleSets)
{
    /// <summary>All that a compiled expression knows of crosswalks: their rows are looked at when it is evaluated.</summary>
    public string CrosswalkNames => NamesOf(Crosswalks);

    public MappingConfig? Compile(LayeredMapping mapping, FindingSink findings) =>
        MappingCompiler.Compile(mapping, Crosswalks, RuleSets, Events, findings, Scripts, Shapes);

    public static string NamesOf(FrozenDictionary<string, Crosswalk> crosswalks) => string.Join('/', crosswalks.Keys.Order(StringComparer.Ordinal));
}
