namespace Engine.Runtime.Configuration;

/// <summary>How large configuration may be. Far above what people write, far below what harms.</summary>
public static class ConfigurationLimits
{
    /// <summary>Mappings and lists inside each other.</summary>
    public const int Depth = 64;

    /// <summary>Bytes of a YAML or JSON file.</summary>
    public const int FileBytes = 1024 * 1024;

    /// <summary>Bytes of a crosswalk: one row per item of a large catalogue.</summary>
    public const int CrosswalkBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of a script: it is read anew for every call.</summary>
    public const int ScriptBytes = 64 * 1024;

    /// <summary>Values in one file.</summary>
    public const int Nodes = 100_000;

    /// <summary>Values that aliases add to one file.</summary>
    public const int AliasNodes = 10_000;

    /// <summary>Folders inside each other under <c>rules</c>.</summary>
    public const int FolderDepth = 8;
}
