using Engine.Core.NetSuite;

namespace Engine.Runtime.NetSuite;

/// <summary>One record of a batch of creates.</summary>
/// <param name="Body">As UTF-8 JSON, its external id included.</param>
internal sealed record BatchRecord(RecordKey Key, byte[] Body)
{
    public static BatchRecord Of(RecordType type, RecordKey key, RecordContent content) => new(key, RecordBody.ToBytes(type, key.ExternalId, content));
}
