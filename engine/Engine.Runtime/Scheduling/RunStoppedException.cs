namespace Engine.Runtime.Scheduling;

/// <summary>A run cannot go on, for a reason outside the engine that its message tells. What it did so far stands.</summary>
public sealed class RunStoppedException(string code, string message) : Exception(message)
{
    public string Code => code;
}
