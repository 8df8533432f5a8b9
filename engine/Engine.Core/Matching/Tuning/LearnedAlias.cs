namespace Engine.Core.Matching.Tuning;

/// <summary>A payer's name that people took for a customer.</summary>
/// <param name="Key">The name as the crosswalk payer-aliases has it: by normalizeName.</param>
/// <param name="Payer">As a payment had it last.</param>
/// <param name="Customer">The customer's id, as invoices name it.</param>
/// <param name="CustomerName">Null when it is not known.</param>
/// <param name="Confirmed">Payments of this name that people applied to documents of this customer.</param>
/// <param name="IsDisputed">People took the same name for another customer too: it tells nobody who paid.</param>
public sealed record LearnedAlias(string Key, string Payer, string Customer, string? CustomerName, int Confirmed, bool IsDisputed);
