using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>A rule as written, its members checked one by one.</summary>
internal sealed record RuleDocument
{
    public required ConfigScalar Name { get; init; }

    public required SourceSpan Span { get; init; }

    public required bool IsEnabled { get; init; }

    /// <summary>Null for a parent.</summary>
    public required ConfigScalar? Expression { get; init; }

    /// <summary>For a parent: whether one passing child is enough.</summary>
    public required bool AnyChildWillDo { get; init; }

    public required ImmutableArray<RuleDocument> Rules { get; init; }

    public required ImmutableArray<ParameterDocument> Locals { get; init; }

    public required ConfigScalar? ErrorMessage { get; init; }

    /// <summary>As written; null when it is not.</summary>
    public required ConfigScalar? Action { get; init; }

    /// <summary>Free data of whoever wrote the file; null when there is none.</summary>
    public required ConfigMapping? Properties { get; init; }

    public required string? SuccessEvent { get; init; }

    /// <summary>What only a rule of Kind match has, by member, as written; empty when it has none of it.</summary>
    public ImmutableDictionary<string, ConfigNode> MatchMembers { get; init; } = ImmutableDictionary<string, ConfigNode>.Empty;

    /// <summary>What a rule that passed gives besides its outcome.</summary>
    public required ActionDocument? OnSuccess { get; init; }

    /// <summary>The same for a rule that did not pass.</summary>
    public required ActionDocument? OnFailure { get; init; }
}
