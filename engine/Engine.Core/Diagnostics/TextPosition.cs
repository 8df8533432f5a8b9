namespace Engine.Core.Diagnostics;

/// <summary>A place in a text file. Line and column count from 1; a column counts UTF-16 units.</summary>
public readonly record struct TextPosition(int Line, int Column)
{
    public override string ToString() => $"{Line}:{Column}";
}
