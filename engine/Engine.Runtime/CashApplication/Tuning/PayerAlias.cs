namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>A payer's name and the customer it stands for.</summary>
/// <param name="Key">As the crosswalk has it.</param>
/// <param name="Confirmed">Payments of this name that people applied to documents of this customer, as far as the journal goes.</param>
/// <param name="Written">The confirmations that the crosswalk tells; null where it has no row.</param>
public sealed record PayerAlias(string Key, string Customer, string? CustomerName, int Confirmed, int? Written, PayerAliasState State);
