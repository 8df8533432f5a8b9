using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions.Binding;
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

    /// <summary>The API versions of the events that the expression sees.</summary>
    public VersionRange Versions { get; init; } = VersionRange.Any;

    /// <summary>What is missing is allowed for outside the expression, as in an optional field.</summary>
    public bool MayLack { get; init; }

    /// <summary>The only input, whose members may be named bare, whatever parameters stand beside it; null where there are several.</summary>
    public string? SingleInput { get; init; }

    /// <summary>
    /// A member that is not there under its exact name is taken under one that differs only in case, as the rule files of other programs rely on.
    /// </summary>
    public bool IgnoresMemberCase { get; init; }

    /// <summary>The paths that all expressions evaluated in one frame share; null when each is followed on its own.</summary>
    internal SharedPaths? Paths { get; init; }

    /// <summary>The scripts that may be called; null where none may.</summary>
    public ScriptScope? Scripts { get; init; }

    /// <summary>Told the slot of each name in scope that the expression reads.</summary>
    internal Action<int>? OnRead { get; init; }

    public required FindingSink Findings { get; init; }
}
