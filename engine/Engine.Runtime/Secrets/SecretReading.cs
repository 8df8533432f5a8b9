namespace Engine.Runtime.Secrets;

/// <summary>What came of reading a secret.</summary>
public abstract record SecretReading
{
    private SecretReading()
    {
    }

    public sealed record Found(Secret Secret) : SecretReading;

    /// <param name="Reason">Which reference could not be read and why, for whoever runs the engine.</param>
    public sealed record Unavailable(string Reason) : SecretReading;
}
