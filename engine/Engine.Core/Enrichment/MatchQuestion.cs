using Engine.Core.Matching;

namespace Engine.Core.Enrichment;

/// <summary>A payment that a mapping wants matched to the open invoices.</summary>
/// <param name="Name">Under which the mapping sees the answer.</param>
/// <param name="Rules">The rule set of Kind match.</param>
/// <param name="Payment">As the mapping tells it.</param>
public sealed record MatchQuestion(string Name, string Rules, MatchPayment Payment);
