using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;

namespace Engine.Core.Rules;

/// <summary>
/// Reads the members of one object of a rule file: names in any case, null as not given. What is unknown, misspelled or of
/// another type is reported once, here.
/// </summary>
internal sealed class MemberReader
{
    private readonly Dictionary<string, ConfigNode> values = new(StringComparer.Ordinal);
    private readonly FindingSink findings;
    private readonly string what;

    /// <param name="node">The object.</param>
    /// <param name="what">What it is, for messages: <c>a rule</c>.</param>
    /// <param name="known">The members it may have.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public MemberReader(ConfigMapping node, string what, ImmutableArray<string> known, FindingSink findings)
    {
        Node = node;
        this.what = what;
        this.findings = findings;
        foreach (var entry in node.Entries)
        {
            Keep(entry, known);
        }
    }

    public ConfigMapping Node { get; }

    public SourceSpan Span => Node.Span;

    public ConfigNode? this[string name] => values.GetValueOrDefault(name);

    /// <summary>A text; null when it is not given or no text. An empty text is none when it is required.</summary>
    public ConfigScalar? Text(string name, bool isRequired = false)
    {
        var node = this[name];
        if (node is ConfigScalar { Kind: ConfigScalarKind.Text } scalar && (!isRequired || scalar.Text.Trim().Length > 0))
        {
            return scalar;
        }

        if (node is not null && node is not ConfigScalar { Kind: ConfigScalarKind.Text })
        {
            findings.Error(RuleCodes.WrongType, node.Span, $"{name} must be text in quotes.");
        }
        else if (isRequired)
        {
            findings.Error(RuleCodes.MemberMissing, node?.Span ?? Span, $"{Capital(what)} needs {(name[0] == 'E' ? "an" : "a")} {name}.");
        }

        return null;
    }

    public bool Boolean(string name, bool otherwise)
    {
        switch (this[name])
        {
            case null:
                return otherwise;
            case ConfigScalar { Kind: ConfigScalarKind.Boolean } scalar:
                return scalar.Text.Equals("true", StringComparison.OrdinalIgnoreCase);
            case var node:
                findings.Error(RuleCodes.WrongType, node.Span, $"{name} must be true or false, without quotes.");
                return otherwise;
        }
    }

    public ConfigMapping? Object(string name)
    {
        if (this[name] is not { } node)
        {
            return null;
        }

        if (node is not ConfigMapping)
        {
            findings.Error(RuleCodes.WrongType, node.Span, $"{name} must be an object.");
        }

        return node as ConfigMapping;
    }

    /// <summary>The objects of a list; empty when it is not given.</summary>
    public IEnumerable<ConfigMapping> Objects(string name) => Items(name).Select(item => Expect<ConfigMapping>(item, name, "objects")).OfType<ConfigMapping>();

    /// <summary>The texts of a list; empty when it is not given.</summary>
    public IEnumerable<ConfigScalar> Texts(string name) => Items(name).Select(item => Expect<ConfigScalar>(item, name, "texts")).OfType<ConfigScalar>();

    private ImmutableArray<ConfigNode> Items(string name)
    {
        if (this[name] is not { } node)
        {
            return [];
        }

        if (node is ConfigSequence list)
        {
            return list.Items;
        }

        findings.Error(RuleCodes.WrongType, node.Span, $"{name} must be a list.");
        return [];
    }

    private T? Expect<T>(ConfigNode node, string name, string wanted)
        where T : ConfigNode
    {
        if (node is not T)
        {
            findings.Error(RuleCodes.WrongType, node.Span, $"{name} must hold {wanted}.");
        }

        return node as T;
    }

    private void Keep(ConfigEntry entry, ImmutableArray<string> known)
    {
        var name = known.FirstOrDefault(other => other.Equals(entry.Name, StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            findings.Error(
                RuleCodes.UnknownMember, entry.Key.Span, $"{Capital(what)} has no member \"{entry.Name}\".{Suggestion.DidYouMean(entry.Name, known)}");
            return;
        }

        if (name != entry.Name)
        {
            findings.Warning(RuleCodes.UnusualSpelling, entry.Key.Span, $"\"{entry.Name}\" is written \"{name}\".");
        }

        if (entry.Value is not ConfigScalar { IsNull: true } && !values.TryAdd(name, entry.Value))
        {
            findings.Error(RuleCodes.UnknownMember, entry.Key.Span, $"{Capital(what)} has \"{name}\" twice, in different spellings.");
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
