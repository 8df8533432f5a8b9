namespace Engine.Core.Planning;

/// <summary>A field that NetSuite holds otherwise than the mapping wants it.</summary>
public sealed record FieldDifference(string Field, string There, string Wanted);
