namespace Engine.Core.NetSuite;

/// <summary>One line of a sublist.</summary>
public readonly record struct LineContent(FieldContents Fields);
