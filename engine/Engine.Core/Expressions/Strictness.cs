namespace Engine.Core.Expressions;

/// <summary>What a missing value means.</summary>
public enum Strictness
{
    /// <summary>Where money is made: a missing path fails unless written <c>a?.b</c> or <c>?? x</c>.</summary>
    Field,

    /// <summary>Where questions are asked: a comparison with a missing or null value is false, and the trace says so.</summary>
    Question,
}
