using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Enrichment;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;
using Engine.Core.Shapes;
using Engine.Core.Sources;

namespace Engine.Core.Mapping;

/// <summary>Compiles what a mapping looks up: objects of the source first, since the ids of records may depend on them.</summary>
internal static class LookUpsCompiler
{
    private const int DefaultLimit = 1000;

    /// <summary>The look-ups at the source, in order; each sees those above it.</summary>
    public static ImmutableArray<LookUpMapping> CompileOfSource(MappingBinding binding, string source, PayloadShapes shapes)
    {
        var lookUps = ImmutableArray.CreateBuilder<LookUpMapping>();
        foreach (var (entry, body) in Entries(binding).Where(lookUp => !IsOfNetSuite(lookUp.Body) && !MatchLookUpsCompiler.IsMatch(lookUp.Body)))
        {
            if (body["list"] is ConfigScalar listed)
            {
                lookUps.AddRange(CompileList(binding, source, shapes, entry, body, listed) is { } list ? [list] : ImmutableArray<LookUpMapping>.Empty);
                continue;
            }

            var name = body["object"] as ConfigScalar;
            if (name is null || body["by"] is not null)
            {
                Report(binding, entry, $"`{entry.Name}` looks up neither an object of the source (`object` and `id`), nor a list of them (`list` and `where`), nor a record of NetSuite (`record` and `by`), nor matches a payment (`match` and `payment`).");
                binding.Declare(entry.Key, Known.Anything);
                continue;
            }

            CheckObject(binding, source, name);
            var id = binding.Expression(body["id"], Strictness.Field, Kinds.Text | Kinds.Nothing, "id");
            var when = Condition(binding, body);
            var known = shapes.OfObject(source, name.Text);
            var slot = binding.Declare(entry.Key, known with { Kinds = known.Kinds | Kinds.Nothing });
            if (id is null)
            {
                Report(binding, entry, $"`{entry.Name}` does not say the `id` of the {name.Text}.");
                continue;
            }

            lookUps.Add(new LookUpMapping.OfSource(entry.Name, slot, when, entry.Key.Span, name.Text, id));
        }

        return lookUps.ToImmutable();
    }

    private static LookUpMapping.ListOfSource? CompileList(
        MappingBinding binding, string source, PayloadShapes shapes, ConfigEntry entry, ConfigMapping body, ConfigScalar name)
    {
        var filters = SourceApis.Find(source) is { } api ? api.Filters(name.Text) : PastPayments.Filters;
        CheckListable(binding, source, name);
        var where = (body.Mapping("where")?.Entries ?? [])
            .OrderBy(filter => filter.Name, StringComparer.Ordinal)
            .Select(filter => (filter, Value: binding.Expression(filter.Value, Strictness.Field, Kinds.Text, filter.Name)))
            .ToList();
        foreach (var (filter, _) in where.Where(filter => !filters.IsEmpty && !filters.Contains(filter.filter.Name)))
        {
            binding.Findings.Error(
                MappingCodes.BadLookUp,
                filter.Key.Span,
                $"{source} lists no {name.Text} by `{filter.Name}`.{Suggestion.DidYouMean(filter.Name, filters)} It does by {string.Join(", ", filters)}.");
        }

        var when = Condition(binding, body);
        var keep = Texts(body, "keep");
        var element = keep.IsEmpty ? shapes.OfObject(source, name.Text) : new Known(Kinds.Object);
        var slot = binding.Declare(entry.Key, new Known(Kinds.List) { Element = element });
        if (where.Count == 0)
        {
            Report(binding, entry, $"`{entry.Name}` does not say `where`: all objects of an account are more than an event can ask for.");
            return null;
        }

        var limit = body.Text("limit") is { } written ? int.Parse(written, System.Globalization.CultureInfo.InvariantCulture) : DefaultLimit;
        return where.Any(filter => filter.Value is null)
            ? null
            : new LookUpMapping.ListOfSource(
                entry.Name, slot, when, entry.Key.Span, name.Text, [.. where.Select(filter => new LookUpKey(filter.filter.Name, filter.Value!))], Texts(body, "expand"), keep, limit);
    }

    private static ImmutableArray<string> Texts(ConfigMapping body, string name) =>
        [.. (body.Sequence(name)?.Items ?? []).OfType<ConfigScalar>().Select(item => item.Text)];

    private static void CheckListable(MappingBinding binding, string source, ConfigScalar name)
    {
        var known = SourceApis.Find(source) is { } api ? api.Listed : [PastPayments.Object];
        if (!known.Contains(name.Text))
        {
            binding.Findings.Error(
                MappingCodes.BadLookUp,
                name.Span,
                $"\"{name.Text}\" is no object that can be listed at {source}.{Suggestion.DidYouMean(name.Text, known)}{(known.IsEmpty ? "" : $" These can: {string.Join(", ", known)}.")}");
        }
    }

    /// <summary>The look-ups in NetSuite; their keys see what is known before NetSuite is asked.</summary>
    public static ImmutableArray<LookUpMapping> CompileOfNetSuite(MappingBinding binding)
    {
        var lookUps = ImmutableArray.CreateBuilder<LookUpMapping>();
        foreach (var (entry, body) in Entries(binding).Where(lookUp => IsOfNetSuite(lookUp.Body) && !RecordReadsCompiler.IsRead(lookUp.Body) && !MatchLookUpsCompiler.IsMatch(lookUp.Body)))
        {
            var inner = binding.Scope;
            binding.Leave(binding.BeforeLookUps);
            var type = RecordsCompiler.FindType(binding, body["record"]);
            var keys = type is null ? [] : Keys(binding, body, type);
            var when = Condition(binding, body);
            binding.Leave(inner);
            var slot = binding.Declare(entry.Key, new Known(Kinds.Object | Kinds.Nothing, type is null ? null : RecordShape.Of(type)));
            if (body["object"] is not null || body["id"] is not null)
            {
                Report(binding, entry, $"`{entry.Name}` looks up a record of NetSuite; `object` and `id` are for objects of the source.");
            }
            else if (type is not null && keys.IsEmpty)
            {
                Report(binding, entry, $"`{entry.Name}` does not say by what the {type.Name} is found: by: [{{ externalId: … }}, {{ email: … }}].");
            }
            else if (type is not null)
            {
                lookUps.Add(new LookUpMapping.OfNetSuite(entry.Name, slot, when, entry.Key.Span, type, keys));
            }
        }

        return lookUps.ToImmutable();
    }

    private static IEnumerable<(ConfigEntry Entry, ConfigMapping Body)> Entries(MappingBinding binding) =>
        (binding.Root.Mapping("lookups")?.Entries ?? [])
            .Where(entry => entry.Value is ConfigMapping)
            .Select(entry => (entry, (ConfigMapping)entry.Value));

    private static bool IsOfNetSuite(ConfigMapping body) => body["record"] is not null;

    private static CompiledExpression? Condition(MappingBinding binding, ConfigMapping body) =>
        binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");

    private static void CheckObject(MappingBinding binding, string source, ConfigScalar name)
    {
        var api = SourceApis.Find(source);
        if (api is null || !api.Objects.Contains(name.Text))
        {
            var known = api?.Objects ?? [];
            binding.Findings.Error(
                MappingCodes.BadLookUp,
                name.Span,
                $"\"{name.Text}\" is no object that can be fetched from {source}.{Suggestion.DidYouMean(name.Text, known)}{(known.IsEmpty ? "" : $" These can: {string.Join(", ", known)}.")}");
        }
    }

    private static ImmutableArray<LookUpKey> Keys(MappingBinding binding, ConfigMapping body, RecordType type)
    {
        var keys = ImmutableArray.CreateBuilder<LookUpKey>();
        foreach (var entry in (body.Sequence("by")?.Items ?? []).OfType<ConfigMapping>().SelectMany(key => key.Entries))
        {
            if (!IsSearchable(binding, entry.Key, type))
            {
                continue;
            }

            if (binding.Expression(entry.Value, Strictness.Field, Kinds.Text | Kinds.Nothing, entry.Name) is { } value)
            {
                keys.Add(new LookUpKey(entry.Name, value));
            }
        }

        return keys.ToImmutable();
    }

    private static bool IsSearchable(MappingBinding binding, ConfigScalar key, RecordType type)
    {
        if (key.Text is LookUpKey.ExternalId or LookUpKey.InternalId)
        {
            return true;
        }

        var field = type.FindField(key.Text);
        if (field is null)
        {
            binding.Findings.Error(
                MappingCodes.UnknownField, key.Span, $"{type.Name} has no field `{key.Text}`.{type.DidYouMeanField(key.Text)}");
        }
        else if (field.Kind is not (FieldKind.Text or null))
        {
            binding.Findings.Error(
                MappingCodes.BadLookUp, key.Span, $"A {type.Name} cannot be looked up by `{key.Text}`: keys are externalId, internalId, text fields and custom fields.");
        }

        return field?.Kind is FieldKind.Text || field is { Kind: null };
    }

    private static void Report(MappingBinding binding, ConfigEntry entry, string message) =>
        binding.Findings.Error(MappingCodes.BadLookUp, entry.Key.Span, message);
}
