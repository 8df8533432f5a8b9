namespace Engine.Core.Configuration;

/// <summary>A secret that a sender may use.</summary>
/// <param name="Reference">Where it is.</param>
/// <param name="Until">From then on it is refused; null for no end.</param>
public sealed record ActiveSecret(SecretReference Reference, DateTimeOffset? Until)
{
    public bool IsInForce(DateTimeOffset now) => Until is not { } end || now < end;
}
