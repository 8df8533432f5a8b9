namespace Engine.Runtime.Hosting.Exceptions;

/// <summary>An item of a group that was left as it is.</summary>
public sealed record RefusedItem(string Id, string Code, string Message);
