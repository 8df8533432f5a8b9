namespace Engine.Core.Sources.Bank;

/// <summary>What one format tells and others do not.</summary>
/// <param name="Name">camelCase; a name that ends in Id is never taken for a card number.</param>
public readonly record struct BankFact(string Name, string Value);
