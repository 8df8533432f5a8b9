using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>A workflow as written, its members checked one by one.</summary>
/// <param name="Kind">Filter when none is written, as in the files of other programs.</param>
/// <param name="Actions">Of its top-level rules, where they are not Stop.</param>
/// <param name="Injected">Names of the workflows whose rules follow the own ones.</param>
internal sealed record WorkflowDocument(
    ConfigScalar Name,
    SourceSpan Span,
    RuleSetKind Kind,
    bool IsKindWritten,
    ImmutableDictionary<string, RuleAction> Actions,
    ImmutableArray<ConfigScalar> Injected,
    ImmutableArray<ParameterDocument> Globals,
    ImmutableArray<RuleDocument> Rules);
