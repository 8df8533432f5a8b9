using Engine.Core.Diagnostics;

namespace Engine.Core.Scripts;

/// <summary>One function that <c>script(…)</c> may call.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Source">The text of its file: ES5.</param>
/// <param name="IsFile">The file as a whole is the function.</param>
/// <param name="Span">Where the function stands.</param>
public sealed record Script(string Name, string Source, bool IsFile, SourceSpan Span);
