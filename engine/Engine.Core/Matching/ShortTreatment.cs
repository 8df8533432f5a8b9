namespace Engine.Core.Matching;

/// <summary>What becomes of the part of an invoice that a payment does not reach.</summary>
public enum ShortTreatment
{
    /// <summary>The invoice stays open for the rest.</summary>
    LeaveOpen,

    /// <summary>The rest is written off to the tier's Account, and the invoice is settled.</summary>
    WriteOff,
}
