using System.Collections.Immutable;

namespace Engine.Core.NetSuite.Account;

/// <summary>A field as an account has it, custom ones included.</summary>
/// <param name="Choices">Ids of the entries that a choice takes; empty when the account does not list them.</param>
/// <param name="IsRequired">The catalogue says that it may not be empty. What it says nothing about counts as not required.</param>
public sealed record AccountField(string Name, AccountFieldKind Kind, ImmutableArray<string> Choices, bool IsRequired)
{
    public bool Equals(AccountField? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && IsRequired == other.IsRequired && Choices.SequenceEqual(other.Choices);

    public override int GetHashCode() => HashCode.Combine(Name, Kind, IsRequired, Choices.Length);
}
