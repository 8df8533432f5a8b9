namespace Engine.Runtime.Storage;

/// <summary>A statement and its place in the order of all.</summary>
public sealed record NumberedStatement(long Number, AuditStatement Statement);
