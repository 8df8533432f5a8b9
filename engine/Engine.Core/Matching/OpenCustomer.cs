namespace Engine.Core.Matching;

/// <summary>A customer, as rules see whose invoice it is.</summary>
/// <param name="Id">As invoices name it.</param>
/// <param name="Name">Null when it is not known.</param>
/// <param name="Parent">The customer it belongs to; null when it stands by itself.</param>
/// <param name="Group">For tolerances and the like; null when it has none.</param>
public sealed record OpenCustomer(string Id, string? Name, string? Parent, string? Group);
