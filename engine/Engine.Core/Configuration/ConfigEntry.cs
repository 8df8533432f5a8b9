namespace Engine.Core.Configuration;

/// <summary>One key with its value.</summary>
public sealed record ConfigEntry(ConfigScalar Key, ConfigNode Value)
{
    public string Name => Key.Text;
}
