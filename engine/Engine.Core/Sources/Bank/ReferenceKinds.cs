namespace Engine.Core.Sources.Bank;

/// <summary>What a reference is the name of.</summary>
public static class ReferenceKinds
{
    public const string Invoice = "invoice";
    public const string Order = "order";
    public const string CreditMemo = "creditMemo";
    public const string Document = "document";

    /// <summary>A creditor reference of ISO 11649 whose check digits are right.</summary>
    public const string CreditorReference = "creditorReference";

    /// <summary>Looks like a creditor reference, and its check digits are wrong: never good for an exact match.</summary>
    public const string BadCreditorReference = "badCreditorReference";

    public const string EndToEnd = "endToEnd";
    public const string Mandate = "mandate";
    public const string Customer = "customer";
    public const string Check = "check";

    /// <summary>The number by which the network, or the payer's bank, traces the payment; it joins money and remittance.</summary>
    public const string Trace = "trace";

    /// <summary>The own bank's number of the booking.</summary>
    public const string Bank = "bank";

    /// <summary>What the payer put into the field that is its own to fill: an invoice, a vendor number, a payment number.</summary>
    public const string Payer = "payer";

    /// <summary>Whether it names what is paid.</summary>
    public static bool IsDocument(string kind) => kind is Invoice or Order or CreditMemo or Document;
}
