using System.Collections.Immutable;
using Engine.Core.Scheduling;

namespace Engine.Runtime.Hosting;

/// <summary>What a client's start date leaves out.</summary>
/// <param name="Counts">By event and currency.</param>
/// <param name="Sums">The same, amounts.</param>
public sealed record StartDateView(int FormatVersion, string Client, string Date, StartRule Before, ImmutableSortedDictionary<string, long> Counts, ImmutableSortedDictionary<string, decimal> Sums);
