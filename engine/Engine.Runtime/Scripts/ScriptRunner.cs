using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Scripts;
using Engine.Core.Values;

namespace Engine.Runtime.Scripts;

/// <summary>Answers the scripts that an event calls, so that the core can decide without waiting.</summary>
public sealed class ScriptRunner(ScriptHost host)
{
    // An answer can lead to another call: in a condition, or as an argument of another script.
    private const int MostRounds = 8;

    /// <summary>The observations with every script answered that the event calls, given them.</summary>
    public async Task<Observations> AnswerAsync(EventPlanner planner, Observations observed)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var calls = planner.Scripts(observed);
            if (calls.IsEmpty)
            {
                break;
            }

            observed = observed with { Scripts = await AnswerAsync(planner.Client, calls, observed.Scripts) };
        }

        return observed;
    }

    private async Task<ScriptAnswers> AnswerAsync(ClientConfig client, ImmutableArray<ScriptCall> calls, ScriptAnswers answers)
    {
        // One that had to be stopped fails the event; running the others would only hold its lane for as many seconds.
        ScriptTrouble? stopped = null;
        foreach (var call in calls)
        {
            var script = client.Scripts[call.Name];
            var answer = stopped is null ? await CallAsync(script, call) : Failed(script, stopped);
            stopped ??= IsStopped(answer) ? new ScriptTrouble(ScriptTroubleKind.Limit, "Not run: another call of this event had to be stopped.", 0, 0) : null;
            answers = answers.With(call, answer);
        }

        return answers;
    }

    /// <summary>One call.</summary>
    public async Task<Value> CallAsync(Script script, ScriptCall call)
    {
        var reply = await host.AskAsync(new ScriptRequest(script.Source, script.IsFile ? null : script.Name, script.IsFile, call.Arguments));
        return reply switch
        {
            { Result: { } result } => ScriptJson.Read(result),
            _ => Failed(script, reply.Trouble!),
        };
    }

    private static bool IsStopped(Value answer) => answer.IsFailure && answer.AsFailure().Code == ScriptCodes.OutOfBounds;

    private static Value Failed(Script script, ScriptTrouble trouble)
    {
        var place = trouble.Line > 0 ? $"{script.Span.File}:{trouble.Line}:{Math.Max(trouble.Column, 1)}" : $"{script.Span.File}:{script.Span.Start}";
        return Value.Fail(CodeOf(trouble.Kind), $"script('{script.Name}') at {place}: {trouble.Message}");
    }

    private static Core.Diagnostics.DiagnosticCode CodeOf(ScriptTroubleKind kind) => kind switch
    {
        ScriptTroubleKind.Limit or ScriptTroubleKind.Memory or ScriptTroubleKind.TimedOut or ScriptTroubleKind.Died => ScriptCodes.OutOfBounds,
        ScriptTroubleKind.Result => ScriptCodes.BadResult,
        _ => ScriptCodes.Failed,
    };
}
