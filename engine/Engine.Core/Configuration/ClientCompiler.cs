using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;
using Engine.Core.Rules;
using Engine.Core.Scripts;
using Engine.Core.Shapes;
using NodaTime;

namespace Engine.Core.Configuration;

/// <summary>Compiles everything of one client, and gathers everything that is wrong before it answers.</summary>
public static class ClientCompiler
{
    /// <summary>Null when anything is wrong that the client cannot run with; the findings then say what.</summary>
    public static ClientConfig? Compile(ClientSource source, FindingSink findings)
    {
        var own = new FindingSink();
        var settings = ClientSettings.Compile(source, own);
        var crosswalks = CrosswalkCompiler.Compile(source.Crosswalks);
        var scripts = ScriptCompiler.Compile(source.Scripts, own);
        var events = EventCompiler.Compile(source, own);
        var shapes = ShapeCompiler.Compile(source.Shapes, events, own);
        var ruleSets = RuleSetCompiler.Compile(source.RuleSets, RuleSetInputs.Of(source.Mappings, shapes), crosswalks, own);
        var mappings = source.Mappings
            .Select(mapping => MappingCompiler.Compile(mapping, crosswalks, ruleSets, events, own, scripts, shapes))
            .OfType<MappingConfig>()
            .ToImmutableArray();
        findings.AddRange(own.ToImmutable());
        return own.HasErrors ? null : Config(source, settings, crosswalks, events, ruleSets, mappings) with { Scripts = scripts, Shapes = shapes };
    }

    /// <summary>
    /// Checks what does not depend on the client's other files, for a client some of whose files cannot be used: compiling the rest
    /// would only report what follows from that.
    /// </summary>
    public static void Check(ClientSource source, FindingSink findings)
    {
        ClientSettings.Compile(source, findings);
        EventCompiler.Compile(source, findings);
    }

    private static ClientConfig Config(
        ClientSource source,
        ClientSettings settings,
        FrozenDictionary<string, Crosswalk> crosswalks,
        FrozenDictionary<(string Source, string Type), EventDeclaration> events,
        FrozenDictionary<string, RuleSet> ruleSets,
        ImmutableArray<MappingConfig> mappings) => new()
        {
            Name = source.Name,
            Revision = source.Revision,
            Zone = settings.Zone ?? DateTimeZone.Utc,
            BaseCurrency = settings.BaseCurrency,
            Stripe = settings.Stripe,
            NetSuite = settings.NetSuite,
            Crosswalks = crosswalks,
            RuleSets = ruleSets,
            Events = events,
            Mappings = mappings,
        };
}
