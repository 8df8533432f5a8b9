namespace Engine.Runtime.Storage;

/// <summary>A place where the store is not what its audit chain says.</summary>
/// <param name="Place">Table and key, as <c>inbox 17</c>, or <c>seal 4</c>.</param>
public sealed record AuditFinding(string Place, string Message);
