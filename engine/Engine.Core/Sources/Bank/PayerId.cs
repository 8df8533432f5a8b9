namespace Engine.Core.Sources.Bank;

/// <param name="Kind">Such as <c>achCompany</c>.</param>
public sealed record PayerId(string Kind, string Id);
