namespace Engine.Core.Configuration;

/// <summary>One file of configuration as written, parsed and with positions.</summary>
/// <param name="Path">Relative to the project root, with forward slashes.</param>
/// <param name="Kind">What the file is, told by its place and name.</param>
/// <param name="Text">The whole text, for carets under findings.</param>
/// <param name="Root">
/// The content. A crosswalk's root is a sequence with one mapping per row, keyed by column name; all its scalars are text.
/// A script's is a sequence of the names of its functions; null stands for a file that is one function as a whole.
/// </param>
public sealed record ConfigFile(string Path, ConfigFileKind Kind, string Text, ConfigNode Root);
