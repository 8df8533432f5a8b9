namespace Engine.Core.Matching;

/// <summary>An invoice that a tier would have taken but for one test.</summary>
/// <param name="Invoice">Its id.</param>
/// <param name="Tier">The tier's name.</param>
/// <param name="Test">The test that failed, as written.</param>
/// <param name="Why">What differs and by how much, in an accountant's words.</param>
public sealed record NearMiss(string Invoice, string Tier, string Test, string Why);
