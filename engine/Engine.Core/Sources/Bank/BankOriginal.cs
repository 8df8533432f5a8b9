namespace Engine.Core.Sources.Bank;

/// <summary>The payment that came back, as its return names it. A trace alone may repeat: amount and account belong to it.</summary>
public sealed record BankOriginal(string? Trace, string? EndToEnd, string? Bank);
