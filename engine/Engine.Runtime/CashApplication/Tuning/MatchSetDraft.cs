using System.Collections.Immutable;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>A match set with changes that are not written yet.</summary>
/// <param name="Rules">Compiled.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Edits">What each change does, in order.</param>
public sealed record MatchSetDraft(MatchRuleSet Rules, byte[] Bytes, ImmutableArray<MatchEdit> Edits)
{
    /// <summary>The file says the same as before.</summary>
    public bool ChangesNothing => Edits.All(edit => edit.Was == edit.Becomes);
}
