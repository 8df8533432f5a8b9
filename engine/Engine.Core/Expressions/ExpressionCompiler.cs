using Engine.Core.Configuration;

namespace Engine.Core.Expressions;

/// <summary>Turns the text of an expression into something that can be evaluated: read, check types, compile to closures.</summary>
public static class ExpressionCompiler
{
    /// <summary>
    /// Compiles <paramref name="length"/> characters of a scalar from <paramref name="start"/>. Null when it cannot be; the
    /// findings then say why, with the position inside the file.
    /// </summary>
    public static CompiledExpression? Compile(ConfigScalar scalar, int start, int length, CompilationContext context) =>
        throw new NotImplementedException();
}
