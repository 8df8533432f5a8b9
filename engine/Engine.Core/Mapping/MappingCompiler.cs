using System.Collections.Frozen;
using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Scheduling;
using Engine.Core.Scripts;
using Engine.Core.Shapes;
using Engine.Core.Sources;

namespace Engine.Core.Mapping;

/// <summary>
/// Compiles a mapping: binds its nodes, compiles its expressions, and checks fields against the record types. The shape
/// of the nodes was checked by the schema; what is malformed here is left out without a second finding.
/// </summary>
public static class MappingCompiler
{
    private const int DefaultWaitDays = 14;

    /// <summary>Null when the mapping cannot be compiled; the findings then say why.</summary>
    public static MappingConfig? Compile(
        LayeredMapping mapping,
        FrozenDictionary<string, Crosswalk> crosswalks,
        FrozenDictionary<string, RuleSet> ruleSets,
        FrozenDictionary<(string Source, string Type), EventDeclaration> events,
        FindingSink findings,
        FrozenDictionary<string, Script>? scripts = null,
        PayloadShapes? shapes = null)
    {
        var (source, names) = ReadOn(mapping);
        var payload = (shapes ?? PayloadShapes.None).Of(source ?? "", names.Select(name => name.Text));
        var versions = new VersionRange(mapping.Root.Mapping("on")?.Text("since"), mapping.Root.Mapping("on")?.Text("until"));
        var binding = new MappingBinding(mapping, crosswalks, payload, findings, scripts ?? FrozenDictionary<string, Script>.Empty, ruleSets) { Versions = versions };
        var lets = CompileLets(binding);
        binding.Reads.Begin();
        var when = binding.WithoutScripts("when", mapping.Root["when"], () => CompileWhen(binding));
        var readByWhen = binding.Reads.Read;
        if (when is MappingCondition.ByExpression { Expression.Known.Versions: { } asked })
        {
            binding.Versions = binding.Versions.And(asked.WhenTrue);
        }

        var routes = CompileRoutes(binding);
        var all = new NamedValues(lets, routes);
        binding.Reads.Begin();
        var key = binding.WithoutScripts("key", mapping.Root["key"], () => CompileKey(binding));
        var readByKey = binding.Reads.Read;
        CheckEvents(binding, source, names, events);
        var fetches = LookUpsCompiler.CompileOfSource(binding, source ?? "", shapes ?? PayloadShapes.None);
        binding.BeforeLookUps = binding.Scope;
        binding.LookUps = fetches.AddRange(LookUpsCompiler.CompileOfNetSuite(binding));
        var needs = NeedsCompiler.Compile(binding, source ?? "");
        var matches = MatchLookUpsCompiler.Compile(binding);
        var reads = RecordReadsCompiler.Compile(binding);
        var derived = ChecksCompiler.CompileDerived(binding);
        binding.FixNames();
        var checks = ChecksCompiler.Compile(binding);
        var evidence = EvidenceCompiler.Compile(binding);
        var (records, recordsSlot) = RecordsCompiler.Compile(binding);
        var writeBacks = WriteBacksCompiler.Compile(binding, source ?? "");
        return source is null || key is null || records.IsEmpty ? null : new MappingConfig
        {
            Name = mapping.Name,
            Span = mapping.Root.Span,
            Source = source,
            Events = names.Select(name => name.Text).ToFrozenSet(StringComparer.Ordinal),
            Versions = versions,
            When = when,
            Validate = CompileValidate(binding),
            Key = key,
            WaitDays = mapping.Root.Text("waitDays") is { } days && int.TryParse(days, out var wait) ? wait : DefaultWaitDays,
            OnConflict = ConflictPolicies.Read(mapping.Root.Text("conflict")),
            Refetch = CompileRefetch(binding, source),
            RefetchSpan = binding.Root["refetch"]?.Span,
            OnRaise = RaisePolicies.Read(mapping.Root.Text("onRaise")),
            Deliver = CompileDelivery(mapping.Root),
            Names = all,
            NamesOfWhen = all.In(readByWhen),
            NamesOfKey = all.In(readByKey),
            CallsScripts = binding.Scripts.IsEverUsed,
            Needs = needs,
            LookUps = binding.LookUps,
            Matches = matches,
            Reads = reads,
            Derived = derived,
            Checks = checks,
            Evidence = evidence,
            Records = records,
            RecordsSlot = recordsSlot,
            WriteBacks = writeBacks,
            Slots = binding.Slots,
        };
    }

    private static DeliveryRule CompileDelivery(ConfigMapping root) => new(
        root.Text("deliver") switch
        {
            "window" => DeliveryMode.Window,
            "nightly" => DeliveryMode.Nightly,
            _ => DeliveryMode.Now,
        },
        root.Text("window"),
        (root["window"] ?? root["deliver"])?.Span);

    private static RefetchPolicy CompileRefetch(MappingBinding binding, string source)
    {
        if (binding.Root.Text("refetch") != "when-older")
        {
            return RefetchPolicy.Never;
        }

        if (SourceApis.Find(source) is null)
        {
            binding.Findings.Error(
                MappingCodes.BadLookUp, binding.Root["refetch"]!.Span, $"Objects of {source} cannot be fetched. Without `refetch`, an older fact changes nothing.");
        }

        return RefetchPolicy.WhenOlder;
    }

    private static ImmutableArray<LetBinding> CompileLets(MappingBinding binding)
    {
        var lets = ImmutableArray.CreateBuilder<LetBinding>();
        foreach (var entry in binding.Root.Mapping("let")?.Entries ?? [])
        {
            binding.Scripts.Begin();
            binding.Reads.Begin();
            var value = binding.Expression(entry.Value, Strictness.Field, Kinds.Any, entry.Name);
            var slot = binding.Declare(entry.Key, value?.Known ?? Known.Anything);
            binding.Reads.Name(slot);
            if (binding.Scripts.IsUsed)
            {
                binding.Scripts.Depend(slot);
            }

            if (value is not null)
            {
                lets.Add(new LetBinding(entry.Name, slot, value));
            }
        }

        return lets.ToImmutable();
    }

    private static CompiledExpression? CompileKey(MappingBinding binding)
    {
        if (binding.Root["key"] is null or ConfigScalar { IsNull: true })
        {
            var name = binding.Root["mapping"]?.Span ?? binding.Root.Span;
            binding.Findings.Error(MappingCodes.MissingKey, name, "The mapping has no `key`, by which its events are kept in order.");
        }

        return binding.Expression(binding.Root["key"], Strictness.Field, Kinds.Text | Kinds.Number, "key");
    }

    private static ImmutableArray<RouteBinding> CompileRoutes(MappingBinding binding)
    {
        var routes = ImmutableArray.CreateBuilder<RouteBinding>();
        foreach (var entry in binding.Root.Mapping("routes")?.Entries ?? [])
        {
            var slot = binding.Declare(entry.Key, Known.Anything);
            if (entry.Value is ConfigScalar name && binding.RuleSet(name, RuleSetKind.Route) is { } set)
            {
                routes.Add(new RouteBinding(entry.Name, slot, set));
            }
        }

        return routes.ToImmutable();
    }

    private static MappingCondition? CompileWhen(MappingBinding binding)
    {
        if (binding.Root["when"] is not ConfigScalar { IsNull: false } scalar)
        {
            return null;
        }

        if (!scalar.Text.Contains("${", StringComparison.Ordinal))
        {
            return binding.RuleSet(scalar, RuleSetKind.Filter) is { } set ? new MappingCondition.ByRules(set) : null;
        }

        return binding.Expression(scalar, Strictness.Question, Kinds.Boolean, "when") is { } expression
            ? new MappingCondition.ByExpression(expression)
            : null;
    }

    private static ImmutableArray<RuleSet> CompileValidate(MappingBinding binding) =>
    [
        .. (binding.Root.Sequence("validate")?.Items ?? [])
            .OfType<ConfigScalar>()
            .Select(name => binding.RuleSet(name, RuleSetKind.Validate))
            .OfType<RuleSet>(),
    ];

    private static (string? Source, List<ConfigScalar> Events) ReadOn(LayeredMapping mapping)
    {
        var on = mapping.Root.Mapping("on");
        return (on?.Text("source"), (on?.Sequence("events")?.Items ?? []).OfType<ConfigScalar>().ToList());
    }

    private static void CheckEvents(
        MappingBinding binding,
        string? source,
        List<ConfigScalar> names,
        FrozenDictionary<(string Source, string Type), EventDeclaration> events)
    {
        foreach (var name in names.Where(name => source is not null && !IsHandled(events, source, name.Text)))
        {
            var handled = events.Values.Where(declaration => !declaration.IsIgnored).Select(declaration => declaration.Type);
            var state = events.ContainsKey((source!, name.Text)) ? "declares as ignored" : "does not declare";
            binding.Findings.Error(
                MappingCodes.UndeclaredEvent,
                name.Span,
                $"\"{name.Text}\" is an event that {source} {state}.{Suggestion.DidYouMean(name.Text, handled)}");
        }

    }

    private static bool IsHandled(FrozenDictionary<(string Source, string Type), EventDeclaration> events, string source, string type) =>
        events.TryGetValue((source, type), out var declaration) && !declaration.IsIgnored;
}
