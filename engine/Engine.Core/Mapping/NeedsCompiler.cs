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
        var lets = binding.Scope;
        foreach (var entry in binding.Root.Mapping("needs")?.Entries ?? [])
        {
            // Their ids are asked for before anything was looked up, so they see lets, not each other.
            var inner = binding.Scope;
            binding.Leave(lets);
            var body = entry.Value as ConfigMapping;
            var type = RecordsCompiler.FindType(binding, body?["record"]);
            var externalId = binding.Expression(body?["externalId"], Strictness.Field, Kinds.Text, "externalId");
            var when = binding.Expression(body?["when"], Strictness.Question, Kinds.Boolean, "when");
            var origin = Origin(binding, source, body?.Mapping("fetch"));
            binding.Leave(inner);
            var slot = binding.Declare(entry.Key, new Known(when is null ? Kinds.Object : Kinds.Object | Kinds.Nothing, type is null ? null : RecordShape.Of(type)));
            if (type is not null && externalId is not null)
            {
                needs.Add(new NeededRecord(entry.Name, slot, type, externalId, when) { Origin = origin });
            }
        }

        return needs.ToImmutable();
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
