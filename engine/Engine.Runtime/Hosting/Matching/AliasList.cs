using System.Collections.Immutable;
using Engine.Runtime.CashApplication.Tuning;

namespace Engine.Runtime.Hosting.Matching;

/// <summary>Payers' names and the customers they stand for.</summary>
/// <param name="More">Names that are left out.</param>
public sealed record AliasList(int FormatVersion, ImmutableArray<PayerAlias> Aliases, int More);
