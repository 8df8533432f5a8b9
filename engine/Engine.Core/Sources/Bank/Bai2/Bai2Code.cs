namespace Engine.Core.Sources.Bank.Bai2;

/// <param name="Code">Three digits.</param>
/// <param name="Method">Null where the code does not say.</param>
public sealed record Bai2Code(string Code, string Name, CodeAction Action, string? Method);
