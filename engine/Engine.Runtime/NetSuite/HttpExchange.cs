namespace Engine.Runtime.NetSuite;

/// <summary>One request and its answer, for the journal and <c>explain</c>. Holds no header that carries a secret.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="RequestBody">As sent; empty for none.</param>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="ResponseBody">As received, cut at 64 KiB.</param>
/// <param name="OperationId"><c>X-N-OperationId</c>, what NetSuite's support asks for; null when absent.</param>
/// <param name="Elapsed">From the first byte sent to the last received.</param>
public sealed record HttpExchange(
    string Method,
    string Path,
    string RequestBody,
    int Status,
    string ResponseBody,
    string? OperationId,
    TimeSpan Elapsed);
