using System.Collections.Immutable;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Scripts;
using Engine.Core.Values;

namespace Engine.Core.Functions;

/// <summary>What the language cannot say: a JavaScript function of the client.</summary>
public sealed class ScriptFunction : TransformFunction
{
    public override FunctionSpec Spec { get; } = new(
        Name: "script",
        Summary: "Calls a JavaScript function of scripts/*.js. It sees its arguments and nothing else; amounts travel as text.",
        Parameters:
        [
            new("name", Kinds.Text, "the function's name, written out"),
            new("argument", Kinds.Any, "what the function is given") { IsOptional = true },
        ],
        Returns: Kinds.Any,
        Examples: [new("script('sku', payload.id)", "SKU-9"), new("script('sko', payload.id)", "SCR001"), new("script(payload.id)", "SCR001")])
    {
        Repeats = true,
        Fails = ["SCR101 it threw", "SCR102 it used more than it may", "SCR103 its result cannot be used", "SCR104 a value cannot be given to it"],
    };

    public override Value Apply(ReadOnlySpan<Value> arguments, EvaluationContext context)
    {
        var (json, problem) = ScriptJson.Write(arguments[1..]);
        var calls = context.Scripts ?? new ScriptCalls(ScriptAnswers.None);
        return json is null ? Value.Fail(ScriptCodes.BadArgument, problem!) : calls.Answer(new ScriptCall(arguments[0].AsText(), json));
    }

    public override ArgumentProblem? Check(ImmutableArray<Value> written, CompilationContext context)
    {
        if (context.Scripts is not { } scope)
        {
            return new ArgumentProblem(0, ScriptCodes.NotHere, "Scripts cannot be called in a rule; call them in a mapping's `let`, `needs` or `records`.");
        }

        scope.Call();
        if (written[0].Kind != ValueKind.Text)
        {
            return new ArgumentProblem(0, ScriptCodes.UnknownScript, "script(…) needs the name of a function in quotes, such as script('discount', invoice).");
        }

        var name = written[0].AsText();
        return scope.Scripts.ContainsKey(name)
            ? null
            : new ArgumentProblem(0, ScriptCodes.UnknownScript, $"No script is named \"{name}\".{Near(name, scope)}");
    }

    private static string Near(string name, ScriptScope scope) =>
        Suggestion.DidYouMean(name, scope.Scripts.Keys) is { Length: > 0 } near
            ? near
            : scope.Scripts.Count == 0 ? " There are none in scripts/." : $" There are {string.Join(", ", scope.Scripts.Keys.Order(StringComparer.Ordinal))}.";
}
