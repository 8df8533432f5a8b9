using Engine.Core.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>A record as the engine left it in NetSuite.</summary>
/// <param name="EventId">Of the event that wrote to it last.</param>
public sealed record LeftRecord(RecordKey Key, string EventId, RecordContent Content, DateTimeOffset WrittenAt, long Change);
