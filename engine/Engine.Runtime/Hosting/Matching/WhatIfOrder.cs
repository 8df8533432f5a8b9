using System.Collections.Immutable;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>What somebody would like to know about a change of a match set.</summary>
/// <param name="Rules">Null where the client has only one.</param>
/// <param name="Set">Such as <c>windowDays=7</c> or <c>exact.action=review</c>.</param>
/// <param name="Sweep">Such as <c>windowDays=1..60</c>.</param>
/// <param name="From">Only payments decided on this day or later, in the client's zone, such as 2026-05-01.</param>
/// <param name="To">Only those decided on this day or earlier.</param>
public sealed record WhatIfOrder(string Client, string? Rules = null, ImmutableArray<string>? Set = null, string? Sweep = null, string? From = null, string? To = null);
