namespace Engine.Runtime.Secrets;

/// <summary>A secret in memory. It shows itself only where it is asked to, so that no log, exception or record prints it.</summary>
public sealed class Secret(string value)
{
    /// <summary>The secret itself: for a signature or a header, never for a message.</summary>
    public string Reveal() => value;

    /// <summary>The text with this secret blanked out, for what an outside system may have echoed.</summary>
    public string RedactFrom(string text) => value.Length == 0 ? text : text.Replace(value, Mask, StringComparison.Ordinal);

    public override string ToString() => Mask;

    private const string Mask = "***";
}
