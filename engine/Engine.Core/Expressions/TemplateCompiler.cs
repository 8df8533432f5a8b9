using Engine.Core.Configuration;

namespace Engine.Core.Expressions;

/// <summary>
/// Compiles a YAML scalar: a plain scalar is a literal of its kind, <c>${ … }</c> alone is an expression that keeps its value's
/// kind, and text around one or more <c>${ … }</c> is a template that gives text. <c>$${</c> writes <c>${</c> itself.
/// </summary>
public static class TemplateCompiler
{
    /// <summary>Null when it cannot be compiled; the findings then say why, with the position inside the file.</summary>
    public static CompiledExpression? Compile(ConfigScalar scalar, CompilationContext context) =>
        throw new NotImplementedException();
}
