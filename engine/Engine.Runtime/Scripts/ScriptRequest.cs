namespace Engine.Runtime.Scripts;

/// <summary>What the engine asks the script process.</summary>
/// <param name="Source">The file's text.</param>
/// <param name="Name">The function to call; null when the file is only to be read.</param>
/// <param name="IsFile">The file as a whole is the function: <c>(function (x) { … })</c>.</param>
/// <param name="Arguments">A JSON array; null when the file is only to be read.</param>
internal sealed record ScriptRequest(string Source, string? Name, bool IsFile, string? Arguments);
