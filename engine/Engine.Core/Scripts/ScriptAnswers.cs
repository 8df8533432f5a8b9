using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Scripts;

/// <summary>What the scripts of one event answered.</summary>
public sealed record ScriptAnswers(ImmutableDictionary<ScriptCall, Value> Values)
{
    public static ScriptAnswers None { get; } = new(ImmutableDictionary<ScriptCall, Value>.Empty);

    public ScriptAnswers With(ScriptCall call, Value answer) => new(Values.SetItem(call, answer));
}
