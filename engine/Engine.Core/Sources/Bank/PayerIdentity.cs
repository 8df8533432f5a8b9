using System.Collections.Immutable;

namespace Engine.Core.Sources.Bank;

/// <summary>Who paid, as far as the file says. Banks cut names off at the width of their field.</summary>
/// <param name="Name">Null when the file has none.</param>
/// <param name="Account">The whole account number; it is never shown, only its last digits and a hash.</param>
/// <param name="Bank">BIC or routing number of the payer's bank.</param>
/// <param name="Ids">Further ids, by the kind of id.</param>
public sealed record PayerIdentity(string? Name, string? Account, string? Bank, ImmutableArray<PayerId> Ids)
{
    public static PayerIdentity Unknown { get; } = new(null, null, null, []);

    /// <summary>Others who may be behind the payment, such as the ultimate debtor.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];
}
