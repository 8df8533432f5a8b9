using System.Collections.Immutable;
using Jint.Parser;
using Jint.Parser.Ast;

namespace Engine.Runtime.Scripts.Child;

/// <summary>Reads a script file without running it.</summary>
internal static class ScriptFile
{
    /// <summary>The functions that can be called, or the syntax error.</summary>
    public static ScriptReply Read(string source)
    {
        try
        {
            var program = new JavaScriptParser().Parse(source);
            return ScriptReply.Of(Functions(program));
        }
        catch (ParserException error)
        {
            return Refused(error);
        }
    }

    public static ScriptReply Refused(ParserException error) => ScriptReply.Of(
        ScriptTroubleKind.Syntax, error.Description ?? error.Message, error.LineNumber, Math.Max(error.Column, 1));

    private static ImmutableArray<ScriptFunction> Functions(Program program)
    {
        var declared = program.Body.OfType<FunctionDeclaration>()
            .Select(function => new ScriptFunction(function.Id.Name, function.Id.Location.Start.Line, function.Id.Location.Start.Column + 1))
            .ToImmutableArray();
        return declared.IsEmpty && program.Body.Count == 1 && program.Body.First() is ExpressionStatement { Expression: FunctionExpression whole }
            ? [new ScriptFunction(null, whole.Location.Start.Line, whole.Location.Start.Column + 1)]
            : declared;
    }
}
