using System.Collections.Immutable;
using System.Text;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;
using Engine.Core.Matching.Tuning;
using Engine.Runtime.Configuration;

namespace Engine.Runtime.CashApplication.Tuning;

/// <summary>
/// The rule file in which a client's match set stands, and that file with changes. Where it comes from a pack, which other clients share, the
/// changed file is the client's own, of the same name: its sets replace those of the pack.
/// </summary>
public sealed class MatchSetFile
{
    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    private readonly string root;
    private readonly ClientConfig client;
    private readonly string name;
    private readonly string source;
    private readonly byte[] before;

    private MatchSetFile(string root, ClientConfig client, string name, string source, byte[] before)
    {
        (this.root, this.client, this.name, this.source, this.before) = (root, client, name, source, before);
        Path = source.StartsWith($"rules/{client.Name}/", StringComparison.Ordinal) ? source : $"rules/{client.Name}/{source[(source.LastIndexOf('/') + 1)..]}";
    }

    /// <summary>The file that changes are written to, below the project folder.</summary>
    public string Path { get; }

    /// <summary>The pack's file that the client's own would be made from; null when it has its own already.</summary>
    public string? Pack => Path == source ? null : source;

    /// <summary>Null, with the reason, when the file cannot be read.</summary>
    public static MatchSetFile? Read(string root, ClientConfig client, MatchRuleSet rules, out string? problem)
    {
        problem = null;
        try
        {
            return new MatchSetFile(root, client, rules.Name, rules.Span.File, File.ReadAllBytes(System.IO.Path.Combine(root, rules.Span.File)));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            problem = $"{rules.Span.File} cannot be read: {trouble.Message}";
            return null;
        }
    }

    /// <summary>The set with all changes, compiled; null, with the reason, when one of them cannot be made or comes to nothing that compiles.</summary>
    public MatchSetDraft? Change(ImmutableArray<MatchChange> changes, out string? problem)
    {
        var text = Encoding.UTF8.GetString(FileText.WithoutMark(before));
        var edits = ImmutableArray.CreateBuilder<MatchEdit>(changes.Length);
        foreach (var change in changes)
        {
            var findings = new FindingSink();
            var node = JsonConfigReader.Read(source, Encoding.UTF8.GetBytes(text), text, findings);
            problem = node is null ? $"{source} cannot be read at present; `engine lint` says why." : null;
            if (node is null || MatchSetEditor.Apply(new ConfigFile(source, ConfigFileKind.RuleSet, text, node), name, change, out problem) is not { } edit)
            {
                return null;
            }

            text = edit.Text;
            edits.Add(edit);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var wrong = new FindingSink();
        var compiled = RuleFile.CompileMatch(source, bytes, client.Crosswalks, wrong).GetValueOrDefault(name);
        var error = wrong.ToImmutable().FirstOrDefault(finding => finding.Severity == Severity.Error);
        problem = error is not null ? $"The change does not compile: {error.Message}" : null;
        return compiled is null || error is not null ? null : new MatchSetDraft(compiled, [.. before.AsSpan().StartsWith(mark) ? mark : [], .. bytes], edits.ToImmutable());
    }

    /// <summary>False when the file is no longer as it was read; it is then left alone.</summary>
    public bool TryWrite(MatchSetDraft draft)
    {
        var path = System.IO.Path.Combine(root, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return InPlaceFile.TryReplace(path, Pack is null ? before : null, draft.Bytes);
    }
}
