using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Storage;

/// <summary>One request by which records were looked up for an event.</summary>
public sealed record LookUpReport(DateTimeOffset At, HttpExchange Exchange);
