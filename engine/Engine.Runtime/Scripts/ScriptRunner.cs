using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Model;
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
    public async Task<Observations> AnswerAsync(SourceEvent source, ClientConfig client, Observations observed)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var calls = Planner.Scripts(source, client, observed);
            if (calls.IsEmpty)
            {
                break;
            }

            observed = observed with { Scripts = await AnswerAsync(client, calls, observed.Scripts) };
        }

        return observed;
    }

    private async Task<ScriptAnswers> AnswerAsync(ClientConfig client, ImmutableArray<ScriptCall> calls, ScriptAnswers answers)
    {
        // One event's scripts share a second: a list of hostile calls must not hold its lane for minutes.
        ScriptTrouble? stopped = null;
        foreach (var call in calls)
        {
            var script = client.Scripts[call.Name];
            var answer = stopped is null ? await CallAsync(script, call) : Failed(script, stopped);
            stopped ??= IsStopped(answer) ? new ScriptTrouble(ScriptTroubleKind.Limit, "Another call of this event used up its time.", 0, 0) : null;
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
            { Trouble: { } trouble } => Failed(script, trouble),
            _ => Failed(script, new ScriptTrouble(ScriptTroubleKind.Limit, "It was stopped: it ran longer than a second, or brought its process down.", 0, 0)),
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
        ScriptTroubleKind.Limit or ScriptTroubleKind.Memory => ScriptCodes.OutOfBounds,
        ScriptTroubleKind.Result => ScriptCodes.BadResult,
        _ => ScriptCodes.Failed,
    };
}
