using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.Rules;
using Engine.Core.Scripts;
using Engine.Core.Values;

namespace Engine.Core.Planning;

/// <summary>One event under one client's configuration, ready for expressions.</summary>
internal sealed class EventContext(SourceEvent source, ClientConfig client, ScriptCalls? scripts = null)
{
    private readonly Value[] inputs = MappingScope.Values(source, client);

    public SourceEvent Source => source;

    public ClientConfig Client => client;

    /// <summary>Values of <c>event</c>, <c>payload</c>, <c>client</c>, as rule sets take them.</summary>
    public ReadOnlySpan<Value> Inputs => inputs;

    public EvaluationContext Evaluation { get; private init; } = new(client.Zone, client.Crosswalks) { Scripts = scripts };

    /// <summary>Told of each crosswalk row that an expression takes.</summary>
    public Action<CrosswalkRow> OnCrosswalkRow
    {
        init => Evaluation = Evaluation with { OnCrosswalkRow = value };
    }

    /// <summary>A frame for a mapping's expressions with its <c>let</c> names computed and its <c>needs</c> not yet known.</summary>
    public EvaluationFrame FrameFor(MappingConfig mapping) => FrameFor(mapping, mapping.Names);

    /// <summary>A frame in which only these of the mapping's names have a value.</summary>
    public EvaluationFrame FrameFor(MappingConfig mapping, NamedValues names)
    {
        var frame = mapping.Frames.Take(Evaluation);
        for (var slot = 0; slot < inputs.Length; slot++)
        {
            frame[slot] = inputs[slot];
        }

        foreach (var let in names.Lets)
        {
            frame[let.Slot] = let.Value.Evaluate(frame);
        }

        foreach (var route in names.Routes)
        {
            frame[route.Slot] = RuleDecision.Of(route.RuleSet, Evaluation, inputs);
        }

        return frame;
    }
}
