using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Sources;

/// <summary>What came of one request to a source.</summary>
/// <param name="Trouble">Why there is no whole answer; null when there is one.</param>
/// <param name="Exchange">Null when nothing was sent.</param>
internal sealed record SourceReply(int Status, ReadOnlyMemory<byte> Body, string? Trouble, HttpExchange? Exchange);
