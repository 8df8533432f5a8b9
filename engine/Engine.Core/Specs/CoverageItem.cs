using Engine.Core.Diagnostics;

namespace Engine.Core.Specs;

/// <summary>One thing that specs can reach.</summary>
/// <param name="Group">events, rules, fields, defaults or crosswalks.</param>
/// <param name="Name">What it is, such as <c>stripe-invoice/customer.email</c>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CoverageItem(string Group, string Name, SourceSpan Span);
