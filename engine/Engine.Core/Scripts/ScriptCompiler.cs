using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Scripts;

/// <summary>Puts the scripts of a client together: its own replace those of the same name in packs.</summary>
public static class ScriptCompiler
{
    public static FrozenDictionary<string, Script> Compile(ImmutableArray<ConfigFile> files, FindingSink findings)
    {
        var scripts = new Dictionary<string, Script>(StringComparer.Ordinal);
        foreach (var script in files.SelectMany(Functions))
        {
            if (scripts.TryGetValue(script.Name, out var other) && FolderOf(other.Span) == FolderOf(script.Span))
            {
                findings.Error(ScriptCodes.DefinedTwice, script.Span, $"\"{script.Name}\" is also a function at {other.Span.File}:{other.Span.Start}.");
            }

            scripts[script.Name] = script;
        }

        return scripts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<Script> Functions(ConfigFile file) => ((ConfigSequence)file.Root).Items
        .Cast<ConfigScalar>()
        .Select(function => new Script(function.IsNull ? NameOf(file.Path) : function.Text, file.Text, function.IsNull, function.Span));

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..path.LastIndexOf('.')];

    private static string FolderOf(SourceSpan span) => span.File[..span.File.LastIndexOf('/')];
}
