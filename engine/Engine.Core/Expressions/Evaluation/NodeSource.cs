namespace Engine.Core.Expressions.Evaluation;

/// <summary>Where an operation is written: the whole expression's text and the operation's part of it.</summary>
internal readonly record struct NodeSource(string Expression, int Start, int End, Strictness Strictness)
{
    private const int LongestText = 80;

    /// <summary>The operation as written, shortened for messages.</summary>
    public string Text => End - Start <= LongestText ? Expression[Start..End] : string.Concat(Expression.AsSpan(Start, LongestText), "…");
}
