using System.Collections.Immutable;
using Engine.Core.Values;

namespace Engine.Core.Scripts;

/// <summary>
/// The calls of scripts during one evaluation: answered from what is known, and noted when they are not, so that the shell can
/// run them and the core evaluate again.
/// </summary>
public sealed class ScriptCalls(ScriptAnswers answers)
{
    /// <summary>More calls for one event are a mistake in the mapping.</summary>
    public const int Most = 500;

    private readonly List<ScriptCall> open = [];
    private readonly HashSet<ScriptCall> noted = [];

    /// <summary>Calls without an answer, in the order in which they were met.</summary>
    public ImmutableArray<ScriptCall> Open => [.. open];

    public Value Answer(ScriptCall call)
    {
        if (answers.Values.TryGetValue(call, out var answer))
        {
            return answer;
        }

        if (answers.Values.Count + open.Count >= Most)
        {
            return Value.Fail(ScriptCodes.TooManyCalls, $"One event calls scripts more than {Most} times.");
        }

        if (noted.Add(call))
        {
            open.Add(call);
        }

        return Value.Fail(ScriptCodes.NotAnswered, $"script('{call.Name}', …) has not been run.");
    }
}
