using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;
using Engine.Core.Sources;

namespace Engine.Core.Mapping;

/// <summary>Compiles the records that must already be there.</summary>
internal static class NeedsCompiler
{
    /// <param name="source">Whose events the mapping takes.</param>
    public static ImmutableArray<NeededRecord> Compile(MappingBinding binding, string source)
    {
        var needs = ImmutableArray.CreateBuilder<NeededRecord>();
        var asked = binding.Scope;
        foreach (var entry in binding.Root.Mapping("needs")?.Entries ?? [])
        {
            if (CompileOne(binding, source, entry, asked) is { } need)
            {
                needs.Add(need);
            }
        }

        return needs.ToImmutable();
    }

    private static NeededRecord? CompileOne(MappingBinding binding, string source, ConfigEntry entry, Scope asked)
    {
        var body = entry.Value as ConfigMapping;
        var type = RecordsCompiler.FindType(binding, body?["record"]);
        var isList = body?["each"] is ConfigScalar { IsNull: false };
        var isOptional = body?["when"] is not null && !isList;
        var record = type is null ? null : RecordShape.Of(type);
        var slot = binding.Declare(entry.Key, isList ? new Known(Kinds.List) { Element = new Known(Kinds.Object) } : new Known(isOptional ? Kinds.Object | Kinds.Nothing : Kinds.Object, record));

        // Their ids are asked for before anything was looked up, so they see lets, not each other. Whether one is needed may follow from what NetSuite has.
        var outer = binding.Scope;
        binding.Leave(outer.Hide(binding.BeforeLookUps.Names.Length, outer.Names.Length));
        var each = isList ? CompileList(binding, body!) : null;
        var externalId = binding.Expression(body?["externalId"], Strictness.Field, Kinds.Text, "externalId");
        var when = binding.Expression(
            body?["when"], Strictness.Question, Kinds.Boolean, "when", isList ? binding.Scope : outer.Hide(asked.Names.Length, outer.Names.Length));
        var because = binding.Expression(body?["because"], Strictness.Field, Kinds.Text, "because");
        var origin = Origin(binding, source, body?.Mapping("fetch"));

        // The element keeps its slot, nameless: names that follow must not share it, since elements are put there when they already have values.
        binding.Leave(each is null ? outer : binding.Scope.Unhide(outer).Hide(each.Slot, each.Slot + 1));
        return type is null || externalId is null || (isList && each is null)
            ? null
            : new NeededRecord(entry.Name, slot, type, externalId, when) { Each = each, Because = because, Origin = origin };
    }

    private static NeededList? CompileList(MappingBinding binding, ConfigMapping body)
    {
        var list = binding.Expression(body["each"], Strictness.Field, Kinds.List | Kinds.Nothing, "each");
        var name = body["element"] as ConfigScalar ?? new ConfigScalar(body["each"]!.Span, "element", ConfigScalarKind.Text);
        var slot = binding.Declare(name, list?.Known.Element ?? Known.Anything);
        return list is null ? null : new NeededList(list, name.Text, slot);
    }

    private static NeededObject? Origin(MappingBinding binding, string source, ConfigMapping? fetch)
    {
        if (fetch?["object"] is not ConfigScalar name)
        {
            return null;
        }

        var known = SourceApis.Find(source)?.Histories.Select(history => history.Collection).Order(StringComparer.Ordinal).ToList() ?? [];
        if (!known.Contains(name.Text))
        {
            binding.Findings.Error(
                MappingCodes.BadLookUp,
                name.Span,
                $"\"{name.Text}\" of {source} is no object that can be taken in as an event.{Suggestion.DidYouMean(name.Text, known)}{(known.Count == 0 ? "" : $" These can: {string.Join(", ", known)}.")}");
        }

        return binding.Expression(fetch["id"], Strictness.Field, Kinds.Text | Kinds.Nothing, "id") is { } id ? new NeededObject(name.Text, id) : null;
    }
}
