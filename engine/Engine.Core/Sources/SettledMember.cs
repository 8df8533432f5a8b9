namespace Engine.Core.Sources;

/// <summary>A movement that went into a sum, such as a payout.</summary>
/// <param name="Id">Of the movement.</param>
/// <param name="Object">Id of the object that it moved money for; null when it moved it for none.</param>
/// <param name="Amount">Before fees, in units of the currency; negative for money that left.</param>
/// <param name="Fee">What the source kept.</param>
public sealed record SettledMember(string Id, string? Object, decimal Amount, decimal Fee, string Currency)
{
    public decimal Net => Amount - Fee;
}
