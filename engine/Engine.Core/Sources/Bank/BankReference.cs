namespace Engine.Core.Sources.Bank;

/// <summary>Something by which the payment may be found among what is open.</summary>
/// <param name="Kind">One of <see cref="ReferenceKinds"/>.</param>
/// <param name="Id">As the file has it, without blanks around it.</param>
/// <param name="Where">The field in which it was found, in the words of the format.</param>
public sealed record BankReference(string Kind, string Id, string Where);
