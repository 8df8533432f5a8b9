namespace Engine.Runtime.Secrets;

/// <summary>A secret in memory. Prints as <c>***</c>, so that it cannot slip into a log, an error or a trace.</summary>
public sealed class Secret(string value)
{
    /// <summary>The secret itself, for the one call that needs it.</summary>
    public string Reveal() => value;

    public override string ToString() => "***";
}
