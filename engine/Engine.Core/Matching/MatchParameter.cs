using Engine.Core.Expressions.Evaluation;

namespace Engine.Core.Matching;

/// <summary>A GlobalParam of a match set.</summary>
/// <param name="Name">As rules use it.</param>
/// <param name="Slot">Where its value stands.</param>
/// <param name="Node">What it is.</param>
/// <param name="AsksPayment">It has to be evaluated for each payment; otherwise once is enough.</param>
/// <param name="Uses">The parameters before it that it needs.</param>
internal sealed record MatchParameter(string Name, int Slot, Node Node, bool AsksPayment, ParameterUse Uses)
{
    /// <summary>A value that stands written: a threshold that can be tuned.</summary>
    public bool IsThreshold => Node is Constant or Opposite;
}
