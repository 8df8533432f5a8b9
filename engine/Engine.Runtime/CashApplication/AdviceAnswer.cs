using Engine.Core.Model;

namespace Engine.Runtime.CashApplication;

/// <summary>What is known of the advice of a payment.</summary>
internal abstract record AdviceAnswer
{
    private AdviceAnswer()
    {
    }

    /// <summary>The event is decided about now.</summary>
    /// <param name="Source">With what its advice says, where it has one.</param>
    public sealed record Decide(SourceEvent Source) : AdviceAnswer;

    /// <summary>Its advice may still come.</summary>
    /// <param name="LookAgainAt">No later than <paramref name="Until"/>.</param>
    /// <param name="Until">When it is decided about without.</param>
    public sealed record Wait(DateTimeOffset LookAgainAt, DateTimeOffset Until) : AdviceAnswer;

    /// <summary>An advice is there that may be its own, and it cannot be told: a person looks.</summary>
    public sealed record Unsure(string Message) : AdviceAnswer;
}
