namespace Engine.Core.NetSuite;

/// <summary>How the engine addresses a NetSuite record: its type and the external id that it carries for us.</summary>
/// <param name="RecordType">REST name, such as <c>customerPayment</c>.</param>
/// <param name="ExternalId">Letters, digits, <c>_</c> and <c>-</c> only; NetSuite compares it without regard to case.</param>
public sealed record RecordKey(string RecordType, string ExternalId)
{
    public override string ToString() => $"{RecordType} {ExternalId}";
}
