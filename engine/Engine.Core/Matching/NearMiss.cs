namespace Engine.Core.Matching;

/// <summary>An invoice that a tier would have taken but for one test.</summary>
/// <param name="Invoice">Its id.</param>
/// <param name="Tier">The tier's name.</param>
/// <param name="Test">The test that failed, as written.</param>
/// <param name="Why">What differs and by how much, in an accountant's words.</param>
/// <param name="Distance">
/// By how much it failed, for putting near ones in order and for nothing else: 1 is one day, or a hundredth of the payment. Null where it differs
/// in kind and not in degree, as another customer does.
/// </param>
public sealed record NearMiss(string Invoice, string Tier, string Test, string Why, decimal? Distance);
