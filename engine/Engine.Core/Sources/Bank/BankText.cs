namespace Engine.Core.Sources.Bank;

/// <summary>Text for people, in which a client's own patterns look for numbers.</summary>
/// <param name="Where">The field in which it stands.</param>
public readonly record struct BankText(string Where, string Text);
