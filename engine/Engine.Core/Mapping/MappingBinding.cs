using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Expressions.Binding;
using Engine.Core.Rules;
using Engine.Core.Scripts;

namespace Engine.Core.Mapping;

/// <summary>The state of compiling one mapping: the names in scope so far and where findings go.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="crosswalks">The client's crosswalks.</param>
/// <param name="payload">What is known of the payloads of its events.</param>
/// <param name="findings">Takes what is wrong.</param>
/// <param name="scripts">The client's scripts.</param>
/// <param name="ruleSets">The client's rule sets.</param>
internal sealed class MappingBinding(
    LayeredMapping mapping, FrozenDictionary<string, Crosswalk> crosswalks, Known payload, FindingSink findings, FrozenDictionary<string, Script> scripts,
    FrozenDictionary<string, RuleSet> ruleSets)
{
    // Lets and needs get their value once for each event; the items of lists and lines change.
    private readonly SharedPaths paths = new(MappingScope.Names.Names.Length);

    public LayeredMapping Mapping => mapping;

    public ConfigMapping Root => mapping.Root;

    public FindingSink Findings => findings;

    public ScriptScope Scripts { get; } = new(scripts);

    /// <summary>Told of every name that an expression reads.</summary>
    public NameUse Reads { get; } = new();

    public Scope Scope { get; private set; } = MappingScope.With(payload);

    /// <summary>The most slots that any scope of the mapping needed.</summary>
    public int Slots { get; private set; } = MappingScope.Names.Names.Length;

    /// <summary>The API versions of the events that come here; narrower behind a condition that asks for the version.</summary>
    public VersionRange Versions { get; set; } = VersionRange.Any;

    /// <summary>The names that have a value before NetSuite was asked: without those of <c>needs</c>.</summary>
    public Scope BeforeLookUps { get; set; } = MappingScope.Names;

    /// <summary>Records that are written before the one being compiled.</summary>
    public ImmutableArray<string> EarlierRecords { get; set; } = [];

    /// <summary>What the mapping looks up.</summary>
    public ImmutableArray<LookUpMapping> LookUps { get; set; } = [];

    /// <summary>Adds a name to the scope and gives its slot. A name that is taken is a finding.</summary>
    public int Declare(ConfigScalar name, Known known)
    {
        if (Scope.SlotOf(name.Text) >= 0)
        {
            findings.Error(MappingCodes.DuplicateName, name.Span, $"\"{name.Text}\" is already a name in this mapping.");
        }

        Scope = Scope.With(name.Text, known);
        Slots = Math.Max(Slots, Scope.Names.Length);
        return Scope.Names.Length - 1;
    }

    /// <summary>The names declared so far keep their value for the whole event.</summary>
    public void FixNames() => paths.FixedSlots = Scope.Names.Length;

    /// <summary>Says more of a name that is declared, as when another record stands above.</summary>
    public void Redeclare(int slot, Known known) => Scope = Scope.Replace(slot, known);

    /// <summary>Goes back to an outer scope, as after the lines of a sublist.</summary>
    public void Leave(Scope outer) => Scope = outer;

    /// <summary>Compiles a scalar and checks that it can give one of the kinds wanted; null without a finding when there is no scalar.</summary>
    public CompiledExpression? Expression(ConfigNode? node, Strictness strictness, Kinds wanted, string what, bool mayLack = false)
    {
        if (node is not ConfigScalar { IsNull: false } scalar)
        {
            return null;
        }

        var context = new CompilationContext
        {
            Scope = Scope,
            Strictness = strictness,
            Crosswalks = crosswalks,
            EarlierRecords = EarlierRecords,
            Paths = paths,
            Scripts = Scripts,
            OnRead = Reads.Add,
            Versions = Versions,
            MayLack = mayLack,
            Findings = findings,
        };
        var compiled = TemplateCompiler.Compile(scalar, context);
        if (compiled is not null && (Something(compiled.Kinds) & wanted) == Kinds.None)
        {
            findings.Error(
                MappingCodes.WrongKind,
                scalar.Span,
                $"`{what}` takes {KindWords.Of(wanted)}, but {Shorten(scalar.Text)} gives {KindWords.Of(compiled.Kinds)}.");
        }

        return compiled;
    }

    // That a value may be missing says nothing about the kind it has when it is there.
    private static Kinds Something(Kinds kinds) => kinds == Kinds.Nothing ? kinds : kinds & ~Kinds.Nothing;

    /// <summary>The same with names of another scope.</summary>
    public CompiledExpression? Expression(ConfigNode? node, Strictness strictness, Kinds wanted, string what, Scope within)
    {
        var outer = Scope;
        Scope = within;
        var compiled = Expression(node, strictness, wanted, what);
        Scope = outer;
        return compiled;
    }

    /// <summary>The rule set of a name; null, with a finding, when there is none. One of another Kind is a finding too.</summary>
    public RuleSet? RuleSet(ConfigScalar name, RuleSetKind kind)
    {
        if (!ruleSets.TryGetValue(name.Text, out var set))
        {
            findings.Error(MappingCodes.UnknownRuleSet, name.Span, $"No rule set is named \"{name.Text}\".{Suggestion.DidYouMean(name.Text, ruleSets.Keys)}");
        }
        else if (set.Kind != kind)
        {
            var wanted = kind.ToString().ToLowerInvariant();
            findings.Error(
                MappingCodes.WrongRuleSetKind,
                name.Span,
                set.IsKindWritten
                    ? $"\"{name.Text}\" is a rule set of Kind {set.Kind.ToString().ToLowerInvariant()}, and one of Kind {wanted} is wanted here."
                    : $"\"{name.Text}\" says no Kind, so it is a filter. Write \"Kind\": \"{wanted}\" beside its WorkflowName, at {set.Span}.");
        }

        return set;
    }

    /// <summary>Compiles what is evaluated only for events of these versions.</summary>
    public T Within<T>(VersionRange? range, Func<T> compile)
    {
        var outer = Versions;
        Versions = range is null ? outer : outer.And(range);
        var compiled = compile();
        Versions = outer;
        return compiled;
    }

    /// <summary>Compiles a part that is answered before any script runs.</summary>
    public T WithoutScripts<T>(string what, ConfigNode? node, Func<T> compile)
    {
        Scripts.Begin();
        var compiled = compile();
        if (Scripts.IsUsed && node is not null)
        {
            findings.Error(
                ScriptCodes.NotHere, node.Span, $"`{what}` is answered before any script runs, and this one depends on a script. Say it without.");
        }

        return compiled;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
