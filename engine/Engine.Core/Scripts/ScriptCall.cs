namespace Engine.Core.Scripts;

/// <summary>A call of a script, as a value: a script sees nothing else, so equal calls have equal answers.</summary>
/// <param name="Name">The script.</param>
/// <param name="Arguments">A JSON array.</param>
public sealed record ScriptCall(string Name, string Arguments);
