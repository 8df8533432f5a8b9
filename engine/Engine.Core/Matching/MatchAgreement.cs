using System.Collections.Immutable;

namespace Engine.Core.Matching;

/// <summary>What tiers decided beside what people decided for the same payments.</summary>
/// <param name="Judged">Payments that people decided and that are among those matched.</param>
/// <param name="Agreed">Of those: applied to exactly the same documents.</param>
/// <param name="LeftToPeople">Of those: nothing was applied.</param>
/// <param name="Wrong">Of those: applied to other documents than people did. Their ids.</param>
public sealed record MatchAgreement(int Judged, int Agreed, int LeftToPeople, ImmutableArray<string> Wrong)
{
    /// <param name="result">What tiers decided.</param>
    /// <param name="decisions">The documents people applied each payment to, in ordinal order; none where the right answer was to apply nothing.</param>
    public static MatchAgreement Of(MatchResult result, ImmutableDictionary<string, ImmutableArray<string>> decisions)
    {
        var (judged, agreed, left) = (0, 0, 0);
        var wrong = ImmutableArray.CreateBuilder<string>();
        foreach (var decision in result.Decisions.Where(decision => decisions.ContainsKey(decision.Payment)))
        {
            judged++;
            if (!decision.IsApplied)
            {
                left++;
            }
            else if (decision.Applied.Select(one => one.Invoice).Order(StringComparer.Ordinal).SequenceEqual(decisions[decision.Payment]))
            {
                agreed++;
            }
            else
            {
                wrong.Add(decision.Payment);
            }
        }

        return new MatchAgreement(judged, agreed, left, wrong.ToImmutable());
    }
}
