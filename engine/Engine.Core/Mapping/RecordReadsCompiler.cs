using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles the look-ups by a list of ids: they see what was needed and looked up, and each other in order.</summary>
internal static class RecordReadsCompiler
{
    private const string Internal = "ids";
    private const string External = "externalIds";

    public static bool IsRead(ConfigMapping body) => body[Internal] is not null || body[External] is not null;

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
            var (name, field) = body[External] is null ? (Internal, LookUpKey.InternalId) : (External, LookUpKey.ExternalId);
            var ids = binding.Expression(body[name], Strictness.Field, Kinds.List | Kinds.Nothing, name);
            var when = binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");
            if (body["by"] is not null || body["object"] is not null || body["id"] is not null || (body[Internal] is not null && body[External] is not null))
            {
                binding.Findings.Error(MappingCodes.BadLookUp, entry.Key.Span, $"`{entry.Name}` reads records by their ids: with `{name}` stand only `record` and `when`.");
            }

            var slot = binding.Declare(entry.Key, new Known(Kinds.List) { Element = new Known(Kinds.Object, type is null ? null : RecordShape.Of(type)) });
            if (type is not null && ids is not null)
            {
                reads.Add(new RecordRead(entry.Name, slot, type, field, ids, when, entry.Key.Span));
            }
        }

        return reads.ToImmutable();
    }
}
