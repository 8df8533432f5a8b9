using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using YamlDotNet.Core;

namespace Engine.Runtime.Configuration;

/// <summary>
/// Reads a YAML file into positioned nodes. Whatever the file holds, the answer is nodes or findings (CFG004, CFG010 to CFG020).
/// YamlDotNet is used for its stream of events only: its representation model recurses without limit.
/// </summary>
public static class YamlReader
{
    /// <summary>The content, or null when there is none that can be used; the findings then say why.</summary>
    /// <param name="file">Path for positions.</param>
    /// <param name="text">The text without a byte order mark.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    public static ConfigNode? Read(string file, string text, FindingSink findings)
    {
        var lines = new LineMap(file, text);
        if (!FileText.IsVisible(text, lines, findings))
        {
            return null;
        }

        var builder = new YamlNodeBuilder(text, lines, findings);
        try
        {
            return builder.Document();
        }
        catch (YamlException trouble)
        {
            YamlSyntax.Report(trouble, text, lines, findings);
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 16.3.0 runs out of tokens, or pops an empty stack, on some files with unclosed brackets (found by mutation) and
            // says so in this way. Its position is still right, and nothing of it is used afterwards.
            YamlSyntax.ReportUnclosed(builder.Position, text, lines, findings);
            return null;
        }
    }
}
