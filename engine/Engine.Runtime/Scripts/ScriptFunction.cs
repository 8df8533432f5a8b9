namespace Engine.Runtime.Scripts;

/// <summary>A function of a script file, with the place of its name.</summary>
/// <param name="Name">Null when the file as a whole is the function.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record ScriptFunction(string? Name, int Line, int Column);
