using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Core.Rules;

/// <summary>An action as written.</summary>
internal abstract record ActionDocument
{
    private ActionDocument()
    {
    }

    /// <summary><c>OutputExpression</c>: gives the value of an expression.</summary>
    internal sealed record Output(ConfigScalar Expression) : ActionDocument;

    /// <summary><c>EvaluateRule</c>: gives what the action of another rule gives.</summary>
    /// <param name="Workflow">Whose rule.</param>
    /// <param name="Rule">A rule of its top level.</param>
    /// <param name="Filter">The names to pass on; null for all that the calling rule sees.</param>
    /// <param name="Additional">Names with expressions over what the calling rule sees.</param>
    internal sealed record Call(
        ConfigScalar Workflow, ConfigScalar Rule, ImmutableArray<ConfigScalar>? Filter, ImmutableArray<ParameterDocument> Additional) : ActionDocument;
}
