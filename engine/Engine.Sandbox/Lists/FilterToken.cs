namespace Engine.Sandbox.Lists;

/// <summary>A piece of a filter.</summary>
/// <param name="IsQuoted">It stood in double quotes: a value and never a word of the language.</param>
internal readonly record struct FilterToken(string Text, bool IsQuoted)
{
    public bool Is(string word) => !IsQuoted && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
