using Engine.Core.Configuration;

namespace Engine.Core.Rules;

/// <summary>A GlobalParam or LocalParam as written.</summary>
internal sealed record ParameterDocument(ConfigScalar Name, ConfigScalar Expression);
