namespace Engine.Core.Matching;

/// <summary>What becomes of money that is more than the invoices it is for. It is never spread over other invoices.</summary>
public enum OverTreatment
{
    /// <summary>It stays unapplied on the payment until somebody decides.</summary>
    Unapplied,

    /// <summary>It is kept on account for the customer, by decision.</summary>
    OnAccount,
}
