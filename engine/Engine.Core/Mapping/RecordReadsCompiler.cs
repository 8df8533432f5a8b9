using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles the look-ups by internal id: they see what was needed and looked up, and each other in order.</summary>
internal static class RecordReadsCompiler
{
    public static bool IsRead(ConfigMapping body) => body["ids"] is not null;

    public static ImmutableArray<RecordRead> Compile(MappingBinding binding)
    {
        var reads = ImmutableArray.CreateBuilder<RecordRead>();
        foreach (var entry in binding.Root.Mapping("lookups")?.Entries ?? [])
        {
            if (entry.Value is not ConfigMapping body || !IsRead(body) || MatchLookUpsCompiler.IsMatch(body))
            {
                continue;
            }

            var type = RecordsCompiler.FindType(binding, body["record"]);
            var ids = binding.Expression(body["ids"], Strictness.Field, Kinds.List | Kinds.Nothing, "ids");
            var when = binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");
            if (body["by"] is not null || body["object"] is not null || body["id"] is not null)
            {
                binding.Findings.Error(MappingCodes.BadLookUp, entry.Key.Span, $"`{entry.Name}` reads records by their internal ids: with `ids` stand only `record` and `when`.");
            }

            var slot = binding.Declare(entry.Key, new Known(Kinds.List) { Element = new Known(Kinds.Object, type is null ? null : RecordShape.Of(type)) });
            if (type is not null && ids is not null)
            {
                reads.Add(new RecordRead(entry.Name, slot, type, ids, when, entry.Key.Span));
            }
        }

        return reads.ToImmutable();
    }
}
