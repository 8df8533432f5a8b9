namespace Engine.Tests.App.Service;

/// <summary>One span as a collector received it; ids in hexadecimal, the parent's empty for a root.</summary>
internal sealed record OtlpSpan(string Name, string TraceId, string SpanId, string ParentId, IReadOnlyDictionary<string, string> Attributes);
