using Engine.Core.Matching;

namespace Engine.Tests.Core.Matching;

/// <summary>How well payments were matched of which it is known what they are for.</summary>
/// <param name="What">A tier, or a kind of payment.</param>
/// <param name="Payments">How many it is about.</param>
/// <param name="Right">Applied to exactly the right documents.</param>
/// <param name="Wrong">Applied to others.</param>
/// <param name="WrongTies">Applied although several fitted.</param>
internal sealed record LabelledQuality(string What, int Payments, int Right, int Wrong, int WrongTies)
{
    public static LabelledQuality Of(string what, IEnumerable<(MatchDecision Decision, IReadOnlyList<string> Truth)> decided)
    {
        var all = decided.ToList();
        var right = all.Count(one => one.Decision.IsApplied && IsRight(one.Decision, one.Truth));
        return new LabelledQuality(what, all.Count, right, all.Count(one => one.Decision.IsApplied) - right, all.Count(one => one.Decision is { IsApplied: true, IsTie: true }));
    }

    private static bool IsRight(MatchDecision decision, IReadOnlyList<string> truth) => decision.Applied.Select(one => one.Invoice).Order(StringComparer.Ordinal).SequenceEqual(truth);
}
