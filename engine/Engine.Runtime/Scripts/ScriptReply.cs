using System.Collections.Immutable;

namespace Engine.Runtime.Scripts;

/// <summary>What the script process answers.</summary>
/// <param name="Result">The call's result as JSON text; null when there is none.</param>
/// <param name="Functions">The functions of the file that was read; null when there is none.</param>
/// <param name="Trouble">What went wrong; null when nothing did.</param>
internal sealed record ScriptReply(string? Result, ImmutableArray<ScriptFunction>? Functions, ScriptTrouble? Trouble)
{
    public static ScriptReply Of(string result) => new(result, null, null);

    public static ScriptReply Of(ImmutableArray<ScriptFunction> functions) => new(null, functions, null);

    public static ScriptReply Of(ScriptTroubleKind kind, string message, int line = 0, int column = 0) =>
        new(null, null, new ScriptTrouble(kind, message, line, column));
}
