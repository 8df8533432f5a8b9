using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>Compiles what a mapping puts on file about its events.</summary>
internal static class EvidenceCompiler
{
    public static MappingEvidence? Compile(MappingBinding binding)
    {
        if (binding.Root["evidence"] is not ConfigMapping body)
        {
            return null;
        }

        var when = binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");
        var about = binding.Expression(body["about"], Strictness.Field, Kinds.Text, "about");
        var total = binding.Expression(body["total"], Strictness.Field, Kinds.Amount, "total");
        var items = (body.Sequence("items")?.Items ?? []).OfType<ConfigMapping>().Select(item => Block(binding, item)).OfType<EvidenceBlock>().ToImmutableArray();
        return about is null || total is null ? null : new MappingEvidence(when, about, total, items, body.Span);
    }

    private static EvidenceBlock? Block(MappingBinding binding, ConfigMapping body)
    {
        var outer = binding.Scope;
        var each = binding.Expression(body["each"], Strictness.Field, Kinds.List | Kinds.Nothing, "each");
        var slot = each is null
            ? -1
            : binding.Declare(body["element"] as ConfigScalar ?? new ConfigScalar(body["each"]!.Span, "element", ConfigScalarKind.Text), each.Known.Element ?? Known.Anything);
        var when = binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");
        var amount = binding.Expression(body["amount"], Strictness.Field, Kinds.Amount, "amount");
        var columns = (body.Mapping("columns")?.Entries ?? [])
            .Select(entry => (entry.Name, Value: binding.Expression(entry.Value, Strictness.Field, Kinds.Any, entry.Name)))
            .Where(column => column.Value is not null)
            .Select(column => (column.Name, column.Value!))
            .ToImmutableArray();
        binding.Leave(outer);
        return amount is null ? null : new EvidenceBlock(when, each, slot, amount, columns);
    }
}
