using Engine.Core.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>What became of one record of a completed event.</summary>
/// <param name="Result"><c>created</c>, <c>updated</c> or <c>unchanged</c>.</param>
public sealed record OutcomeRecord(RecordKey Key, string InternalId, string Result);
