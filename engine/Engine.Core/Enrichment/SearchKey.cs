namespace Engine.Core.Enrichment;

/// <summary>A question for NetSuite: which records of a type hold this text in a field?</summary>
/// <param name="RecordType">REST name, such as <c>customer</c>.</param>
/// <param name="Field"><c>internalId</c>, <c>externalId</c>, or a text or custom field of the body.</param>
/// <param name="Text">As the mapping computed it; never empty.</param>
public sealed record SearchKey(string RecordType, string Field, string Text)
{
    public override string ToString() => $"{RecordType} with {Field} \"{Text}\"";
}
