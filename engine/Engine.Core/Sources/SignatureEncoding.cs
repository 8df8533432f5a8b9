namespace Engine.Core.Sources;

/// <summary>How the bytes of a signature are spelled.</summary>
public enum SignatureEncoding
{
    /// <summary>In either case.</summary>
    Hex,

    Base64,
}
