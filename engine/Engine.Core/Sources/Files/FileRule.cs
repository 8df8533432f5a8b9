using Engine.Core.Sources.Bank;

namespace Engine.Core.Sources.Files;

/// <summary>How the rows of a source's files become events.</summary>
/// <param name="Format">A name of <see cref="FileFormats"/>.</param>
/// <param name="Type">The type of the events; empty where the format says it.</param>
/// <param name="Id">The member of a row that tells it from others; null where the file's hash and the line do.</param>
/// <param name="Time">The member that says when it happened: an instant, or a date, which begins in the client's zone; null for when the file came.</param>
/// <param name="Bank">How a bank's files are read; null where the source says nothing about it.</param>
public sealed record FileRule(string Format, string Type, string? Id, string? Time, BankRule? Bank = null);
