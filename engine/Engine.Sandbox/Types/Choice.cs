namespace Engine.Sandbox.Types;

/// <summary>One value of an enumeration, answered as <c>{"id":"A","refName":"Open"}</c>.</summary>
internal sealed record Choice(string Id, string Name);
