using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Scripts;
using Engine.Runtime.Scripts;

namespace Engine.Runtime.Configuration;

/// <summary>
/// Reads a script file in the process that will run it, since its parser can be brought down by what it reads. Gives a
/// sequence of the names of its functions; null stands for a file that is one function as a whole.
/// </summary>
internal static class ScriptFileReader
{
    /// <summary>The functions, or null with a finding: SCR002, SCR003, SCR006.</summary>
    public static ConfigSequence? Read(string file, string text, FindingSink findings)
    {
        // The loader is synchronous; nothing that is waited for here needs its thread.
        var reply = Task.Run(() => ScriptHost.Shared.AskAsync(new ScriptRequest(text, null, IsFile: false, null))).GetAwaiter().GetResult();
        switch (reply)
        {
            case { Functions: [] }:
                findings.Error(ScriptCodes.NoFunction, At(file, 1, 1, 0), "The file has no function on its top level. Write function name(x) { … }.");
                return null;
            case { Functions: { } functions }:
                return new ConfigSequence(At(file, 1, 1, 0), [.. functions.Select(function => Name(file, function))]);
            case { Trouble: { Kind: ScriptTroubleKind.Syntax } trouble }:
                findings.Error(ScriptCodes.Syntax, At(file, trouble.Line, trouble.Column, 0), $"This is not ES5: {trouble.Message}");
                return null;
            default:
                findings.Error(ScriptCodes.NotChecked, At(file, 1, 1, 0), $"The script cannot be read. {reply.Trouble!.Message}");
                return null;
        }
    }

    private static ConfigScalar Name(string file, ScriptFunction function) => new(
        At(file, function.Line, function.Column, function.Name?.Length ?? 0),
        function.Name ?? "",
        function.Name is null ? ConfigScalarKind.Null : ConfigScalarKind.Text);

    private static SourceSpan At(string file, int line, int column, int length)
    {
        var start = new TextPosition(Math.Max(line, 1), Math.Max(column, 1));
        return new SourceSpan(file, start, start with { Column = start.Column + length });
    }
}
