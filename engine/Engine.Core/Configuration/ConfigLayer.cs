namespace Engine.Core.Configuration;

/// <summary>The layer of a configuration that a file belongs to.</summary>
internal static class ConfigLayer
{
    /// <summary><c>pack stripe</c>, <c>client acme</c>, or <c>environment production of client acme</c>, by the file's place in the project.</summary>
    public static string Of(string file) => file.Split('/') switch
    {
        [_, "packs", var pack, _, ..] => $"pack {pack}",
        [_, var client, "environments", var environment] => $"environment {Path(environment)} of client {client}",
        [_, var client, _, ..] => $"client {client}",
        _ => "project",
    };

    private static string Path(string name) => name.Split('.')[0];
}
