using System.Text.RegularExpressions;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Specs;

/// <summary>Writes a spec with a <c>matrix</c> out, once for each row.</summary>
public static partial class SpecMatrix
{
    /// <summary>The specs of a file; the file itself when it has no matrix. A name that no row gives, or that nothing uses, is a finding (SPC003).</summary>
    public static IEnumerable<ConfigFile> Rows(ConfigFile file, FindingSink findings)
    {
        if (file.Root is not ConfigMapping root || root.Sequence("matrix") is not { } matrix)
        {
            return [file];
        }

        var body = root with { Entries = root.Entries.RemoveAll(entry => entry.Name == "matrix") };
        return [.. matrix.Items.OfType<ConfigMapping>().Select(row => file with { Root = Fill(body, row, findings) })];
    }

    private static ConfigMapping Fill(ConfigMapping body, ConfigMapping row, FindingSink findings)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var filled = (ConfigMapping)Replace(body, row, used, findings);
        foreach (var entry in row.Entries.Where(entry => !used.Contains(entry.Name)))
        {
            findings.Error(SpecCodes.MatrixName, entry.Key.Span, $"Nothing in this spec uses ${{ {entry.Name} }}.");
        }

        // Two rows of one name could not be told apart.
        var values = string.Join(", ", row.Entries.Select(entry => $"{entry.Name} {((ConfigScalar)entry.Value).Text}"));
        return Names().IsMatch(body.Text("name") ?? "")
            ? filled
            : filled.Change("name", node => node is ConfigScalar name ? name with { Text = $"{name.Text} ({values})" } : node);
    }

    private static ConfigNode Replace(ConfigNode node, ConfigMapping row, HashSet<string> used, FindingSink findings) => node switch
    {
        ConfigMapping mapping => mapping with
        {
            Entries = [.. mapping.Entries.Select(entry => entry with
            {
                Key = entry.Key with { Text = Text(entry.Key, row, used, findings) },
                Value = Replace(entry.Value, row, used, findings),
            })],
        },
        ConfigSequence sequence => sequence with { Items = [.. sequence.Items.Select(item => Replace(item, row, used, findings))] },
        ConfigScalar scalar => Scalar(scalar, row, used, findings),
        _ => node,
    };

    private static ConfigScalar Scalar(ConfigScalar scalar, ConfigMapping row, HashSet<string> used, FindingSink findings)
    {
        var match = Names().Match(scalar.Text);
        if (match.Success && match.Length == scalar.Text.Length && row[match.Groups[1].Value] is ConfigScalar whole)
        {
            used.Add(match.Groups[1].Value);
            return whole with { Span = scalar.Span };
        }

        return match.Success ? scalar with { Text = Text(scalar, row, used, findings) } : scalar;
    }

    private static string Text(ConfigScalar scalar, ConfigMapping row, HashSet<string> used, FindingSink findings) => Names().Replace(scalar.Text, match =>
    {
        var name = match.Groups[1].Value;
        used.Add(name);
        if (row.Text(name) is { } value)
        {
            return value;
        }

        findings.Error(SpecCodes.MatrixName, scalar.Span, $"This row of the matrix has no `{name}`.{Suggestion.DidYouMean(name, row.Entries.Select(entry => entry.Name))}");
        return match.Value;
    });

    [GeneratedRegex(@"\$\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Names();
}
