using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles the records that must already be there.</summary>
internal static class NeedsCompiler
{
    public static ImmutableArray<NeededRecord> Compile(MappingBinding binding)
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
            binding.Leave(inner);
            var slot = binding.Declare(entry.Key, new Known(when is null ? Kinds.Object : Kinds.Object | Kinds.Nothing, type is null ? null : RecordShape.Of(type)));
            if (type is not null && externalId is not null)
            {
                needs.Add(new NeededRecord(entry.Name, slot, type, externalId, when));
            }
        }

        return needs.ToImmutable();
    }
}
