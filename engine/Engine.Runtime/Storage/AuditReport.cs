using System.Collections.Immutable;

namespace Engine.Runtime.Storage;

/// <summary>What verifying the audit chain came to.</summary>
/// <param name="Head">How far the chain is.</param>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Rows">Rows that were compared with them.</param>
/// <param name="Findings">The first ones; empty when everything is as announced.</param>
/// <param name="Total">All findings, those left out included.</param>
public sealed record AuditReport(AuditCheckpoint Head, long Entries, long Rows, ImmutableArray<AuditFinding> Findings, long Total);
