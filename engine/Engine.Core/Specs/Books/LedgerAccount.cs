namespace Engine.Core.Specs.Books;

/// <summary>An account of the ledger.</summary>
/// <param name="Number">Such as 1100; null when it has none.</param>
public sealed record LedgerAccount(string? Number, string Name)
{
    /// <summary>Whether a spec means it.</summary>
    public bool Answers(string text) => text == Number || text == Name || text == ToString();

    public override string ToString() => Number is null ? Name : $"{Number} {Name}";
}
