using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Engine.Core.Sources.Bank.Csv;
using Engine.Core.Sources.Bank.Lockbox;

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

    /// <summary>ISO 4217, where neither the file nor the account says one.</summary>
    public string? Currency { get; init; }

    /// <summary>Null for the narrow one of SAP.</summary>
    public LockboxLayout? Lockbox { get; init; }

    /// <summary>How CSV is read; null where the source says nothing about it.</summary>
    public CsvRule? Csv { get; init; }

    /// <summary>What the bank's transaction codes mean, where that is not what the format's table says.</summary>
    public FrozenDictionary<string, CodeAction> Codes { get; init; } = FrozenDictionary<string, CodeAction>.Empty;

    /// <summary>How field 86 of MT940 is built; null for what its own marks show.</summary>
    public NarrativeStyle? Narrative { get; init; }

    /// <summary>The client's own patterns of document numbers, by the kind of reference.</summary>
    public ImmutableArray<(string Kind, Regex Pattern)> References { get; init; } = [];
}
