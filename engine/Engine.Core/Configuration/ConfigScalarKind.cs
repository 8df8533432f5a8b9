namespace Engine.Core.Configuration;

/// <summary>What a scalar is by the YAML 1.2 core schema, or by JSON.</summary>
public enum ConfigScalarKind
{
    Text,
    Null,
    Boolean,

    /// <summary>Decimal digits, with or without a fraction or an exponent; read with <see cref="decimal"/>.</summary>
    Number,
}
