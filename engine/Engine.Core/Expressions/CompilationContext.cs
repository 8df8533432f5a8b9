using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Scripts;

namespace Engine.Core.Expressions;

/// <summary>What an expression is compiled against.</summary>
public sealed record CompilationContext
{
    public required Scope Scope { get; init; }

    public required Strictness Strictness { get; init; }

    public required FrozenDictionary<string, Crosswalk> Crosswalks { get; init; }

    /// <summary>Records of the mapping that <c>ref(…)</c> may name here: those that are written earlier.</summary>
    public ImmutableArray<string> EarlierRecords { get; init; } = [];

    /// <summary>Names that are declared further down: not known here, whatever a single input's members are called.</summary>
    public ImmutableArray<string> DeclaredLater { get; init; } = [];

    /// <summary>The scripts that may be called; null where none may.</summary>
    public ScriptScope? Scripts { get; init; }

    public required FindingSink Findings { get; init; }
}
