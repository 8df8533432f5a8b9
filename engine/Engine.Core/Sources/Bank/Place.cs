namespace Engine.Core.Sources.Bank;

/// <summary>A place in a file, both counted from 1; column 0 for the whole line.</summary>
internal readonly record struct Place(int Line, int Column = 0);
