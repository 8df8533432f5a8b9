using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Matching;
using Engine.Core.Rules;

namespace Engine.Runtime.Configuration;

/// <summary>
/// A rule file by itself, outside any project: as other programs of the format write it, without our schema. No crosswalks are known.
/// </summary>
public static class RuleFile
{
    /// <summary>The workflows of the file by name; empty when it cannot be read. The findings say what is wrong.</summary>
    /// <param name="path">For positions.</param>
    /// <param name="bytes">UTF-8, with or without a byte order mark; at most 1 MiB.</param>
    /// <param name="inputs">The names that rules may use.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    public static FrozenDictionary<string, RuleSet> Compile(string path, ReadOnlySpan<byte> bytes, Scope inputs, FindingSink findings) =>
        Read(path, bytes, findings) is { } file
            ? RuleSetCompiler.Compile([file], inputs, FrozenDictionary<string, Crosswalk>.Empty, findings)
            : FrozenDictionary<string, RuleSet>.Empty;

    /// <summary>The rule sets of Kind match of the file by name; empty when it cannot be read.</summary>
    /// <param name="path">For positions.</param>
    /// <param name="bytes">UTF-8, with or without a byte order mark; at most 1 MiB.</param>
    /// <param name="crosswalks">Those that its expressions may name.</param>
    /// <param name="findings">Takes everything that is wrong.</param>
    public static FrozenDictionary<string, MatchRuleSet> CompileMatch(
        string path, ReadOnlySpan<byte> bytes, FrozenDictionary<string, Crosswalk> crosswalks, FindingSink findings) =>
        Read(path, bytes, findings) is { } file
            ? MatchCompiler.Compile([file], crosswalks, findings)
            : FrozenDictionary<string, MatchRuleSet>.Empty;

    private static ConfigFile? Read(string path, ReadOnlySpan<byte> bytes, FindingSink findings)
    {
        if (bytes.Length > ConfigurationLimits.FileBytes)
        {
            var start = new TextPosition(1, 1);
            findings.Error(ConfigurationCodes.TooLarge, new SourceSpan(path, start, start), $"The file has {bytes.Length} bytes; at most {ConfigurationLimits.FileBytes} are read.");
            return null;
        }

        var text = FileText.Decode(path, bytes, findings);
        var root = text is null ? null : JsonConfigReader.Read(path, FileText.WithoutMark(bytes), text, findings);
        return root is null ? null : new ConfigFile(path, ConfigFileKind.RuleSet, text!, root);
    }
}
