using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Engine.Core.Sources.Bank;

/// <summary>How a client reads the files of one feed.</summary>
public sealed record BankRule
{
    public static BankRule Default { get; } = new();

    public BankRole Role { get; init; } = BankRole.Money;

    /// <summary>Null for the format's own.</summary>
    public BankEncoding? Encoding { get; init; }

    public FrozenSet<Leniency> Lenient { get; init; } = [];

    /// <summary>When there are any, an entry of another account refuses the file.</summary>
    public ImmutableArray<BankAccount> Accounts { get; init; } = [];

    /// <summary>The client's own patterns of document numbers, by the kind of reference.</summary>
    public ImmutableArray<(string Kind, Regex Pattern)> References { get; init; } = [];
}
