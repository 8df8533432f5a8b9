namespace Engine.Core.Sources;

/// <summary>Hash functions of an HMAC.</summary>
public enum SignatureAlgorithm
{
    Sha256,
    Sha512,
}
