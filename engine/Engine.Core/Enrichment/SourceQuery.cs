namespace Engine.Core.Enrichment;

/// <summary>The objects of a source that a mapping asks for by what they belong to, all of them.</summary>
/// <param name="Source">Such as <c>stripe</c>.</param>
/// <param name="Object">What the source calls such objects, such as <c>balance_transaction</c>.</param>
/// <param name="Where">The filters, form-encoded in order of name, such as <c>payout=po_1</c>.</param>
/// <param name="Expand">Members that the source is to give whole instead of as ids, separated by commas; empty for none.</param>
/// <param name="Keep">Paths of the members that are kept of each object, separated by commas; empty for all.</param>
/// <param name="Limit">How many objects there may be.</param>
/// <param name="ApiVersion">The version that the event has; null for the account's own.</param>
/// <param name="Account">The account at the source whose objects they are; null for the key's own.</param>
public sealed record SourceQuery(string Source, string Object, string Where, string Expand, string Keep, int Limit, string? ApiVersion, string? Account)
{
    public override string ToString() => $"{Source} {Object} with {Where}";
}
