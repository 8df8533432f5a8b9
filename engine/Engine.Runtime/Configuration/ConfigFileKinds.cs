using Engine.Core.Configuration;

namespace Engine.Runtime.Configuration;

/// <summary>Tells by its place and name what a file is.</summary>
internal static class ConfigFileKinds
{
    /// <summary>Null for a file that is no configuration.</summary>
    /// <param name="path">Relative to the project root.</param>
    public static ConfigFileKind? Of(string path) => (path.StartsWith("rules/", StringComparison.Ordinal), WithinOwner(path)) switch
    {
        (_, []) => null,
        (true, [.., var name]) => name.EndsWith(".json", StringComparison.Ordinal) ? ConfigFileKind.RuleSet : null,
        (false, ["client.yaml"]) => IsPack(path) ? null : ConfigFileKind.Client,
        (false, ["account.json"]) => IsPack(path) ? null : ConfigFileKind.Account,
        (false, ["events.yaml"]) => ConfigFileKind.Events,
        (false, ["events", var name]) when name.EndsWith(".yaml", StringComparison.Ordinal) => ConfigFileKind.Events,
        (false, [var name]) when name.EndsWith(".yaml", StringComparison.Ordinal) => ConfigFileKind.Mapping,
        (false, ["crosswalks", var name]) when name.EndsWith(".csv", StringComparison.Ordinal) => ConfigFileKind.Crosswalk,
        (false, ["environments", var name]) when name.EndsWith(".yaml", StringComparison.Ordinal) => IsPack(path) ? null : ConfigFileKind.Environment,
        (false, ["environments", var name]) when name.EndsWith(".account.json", StringComparison.Ordinal) => IsPack(path) ? null : ConfigFileKind.Account,
        (false, ["shapes", var name]) when name.EndsWith(".yaml", StringComparison.Ordinal) => ConfigFileKind.Shape,
        (false, ["scripts", var name]) when name.EndsWith(".js", StringComparison.Ordinal) => ConfigFileKind.Script,
        (false, ["specs", .., var name]) when name.EndsWith(".match.spec.yaml", StringComparison.Ordinal) => ConfigFileKind.MatchSpec,
        (false, ["specs", .., var name]) when name.EndsWith(".spec.yaml", StringComparison.Ordinal) => ConfigFileKind.Spec,
        _ => null,
    };

    /// <summary>
    /// The folder that a file belongs to, under <c>mappings</c> and <c>rules</c> alike: <c>acme</c> or <c>packs/stripe</c>. Null for a file that lies
    /// beside those folders.
    /// </summary>
    public static string? OwnerOf(string path) => path.Split('/') switch
    {
        [_, "packs", var pack, _, ..] => $"packs/{pack}",
        [_, "packs", ..] => null,
        [_, var client, _, ..] => client,
        _ => null,
    };

    /// <summary>Whether a file that is no configuration looks as if somebody meant it to be.</summary>
    public static bool LooksMeant(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml" or ".csv" or ".json" or ".js" &&
        (WithinOwner(path) is not ["specs", _, _, ..] || path.EndsWith(".spec.yaml", StringComparison.Ordinal) || path.EndsWith(".spec.yml", StringComparison.Ordinal));

    private static bool IsPack(string path) => OwnerOf(path)?.StartsWith("packs/", StringComparison.Ordinal) == true;

    private static string[] WithinOwner(string path) => OwnerOf(path) is { } owner
        ? path.Split('/')[(1 + owner.Split('/').Length)..]
        : [];
}
