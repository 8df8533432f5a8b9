using Engine.Core.Values;

namespace Engine.Core.NetSuite;

/// <summary>The record that another one is made out of, in one request. Source: help section_157901123882.</summary>
/// <param name="RecordType">REST name of its type, such as <c>customerDeposit</c>.</param>
/// <param name="Record">A reference to it: an internal id, or a step of the same plan.</param>
public sealed record TransformSource(string RecordType, Value Record);
