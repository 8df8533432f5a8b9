using System.Collections.Immutable;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>Reads YAML for tests.</summary>
internal static class Yaml
{
    public static (ConfigNode? Root, ImmutableArray<Finding> Findings) Read(string text)
    {
        var findings = new FindingSink();
        var root = YamlReader.Read("a.yaml", text, findings);
        return (root, findings.ToImmutable());
    }

    public static ConfigMapping Mapping(string text)
    {
        var (root, findings) = Read(text);
        Assert.Empty(findings);
        return Assert.IsType<ConfigMapping>(root);
    }

    public static ConfigFile File(string path, string text, ConfigFileKind kind = ConfigFileKind.Mapping)
    {
        var findings = new FindingSink();
        var root = YamlReader.Read(path, text, findings);
        Assert.Empty(findings.ToImmutable());
        return new ConfigFile(path, kind, text, root!);
    }

    /// <summary>A node written compactly, scalars with their kind's first letter: <c>{a: t'x', b: [n'1']}</c>.</summary>
    public static string Show(ConfigNode? node) => node switch
    {
        ConfigMapping mapping => "{" + string.Join(", ", mapping.Entries.Select(entry => $"{entry.Name}: {Show(entry.Value)}")) + "}",
        ConfigSequence sequence => "[" + string.Join(", ", sequence.Items.Select(Show)) + "]",
        ConfigScalar scalar => $"{char.ToLowerInvariant(scalar.Kind == ConfigScalarKind.Null ? '-' : scalar.Kind.ToString()[0])}'{scalar.Text.Replace("\n", "\\n")}'",
        _ => "nothing",
    };

    public static IEnumerable<ConfigNode> All(ConfigNode node) => node switch
    {
        ConfigMapping mapping => mapping.Entries.SelectMany(entry => All(entry.Key).Concat(All(entry.Value))).Prepend(mapping),
        ConfigSequence sequence => sequence.Items.SelectMany(All).Prepend(sequence),
        _ => [node],
    };

    /// <summary>Whether a position is in a text, or right after it or one of its lines.</summary>
    public static bool IsInside(string text, TextPosition position)
    {
        var lines = text.ReplaceLineEndings("\n", "\r\n", "\r").Split('\n');
        return position.Line >= 1 && position.Line <= lines.Length && position.Column >= 1 && position.Column <= lines[position.Line - 1].Length + 2;
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // string.ReplaceLineEndings would also take U+0085 and U+2028 for breaks, which editors do not.
    private static string ReplaceLineEndings(this string text, string to, params string[] from) =>
        from.Aggregate(text, (current, ending) => current.Replace(ending, to));
}
