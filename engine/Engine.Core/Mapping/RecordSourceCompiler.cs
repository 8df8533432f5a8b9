using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles what a record is made out of, and checks that its type can be written in the way the mapping says.</summary>
internal static class RecordSourceCompiler
{
    public static RecordSource? Compile(MappingBinding binding, ConfigMapping node, RecordType type)
    {
        var from = node.Mapping("from")?.Entries is [var entry, ..] ? entry : null;
        CheckWritable(binding, node, type, from is not null);
        if (from is null)
        {
            return null;
        }

        if (!type.MadeFrom.Contains(from.Name))
        {
            var can = type.MadeFrom.IsEmpty ? "it is made from nothing else" : $"it can be made out of {string.Join(", ", type.MadeFrom)}";
            binding.Findings.Error(
                MappingCodes.WrongSource,
                from.Key.Span,
                $"NetSuite makes no {type.Name} out of a {from.Name}; {can}.{Suggestion.DidYouMean(from.Name, type.MadeFrom)}");
        }

        return binding.Expression(from.Value, Strictness.Field, FieldValues.Takes(Field.Reference("from", from.Name)), "from") is { } record
            ? new RecordSource(from.Name, record)
            : null;
    }

    private static void CheckWritable(MappingBinding binding, ConfigMapping node, RecordType type, bool hasSource)
    {
        var write = WriteModes.Read(node.Text("write"));
        if (type.IsOnlyLinked && write != WriteMode.LinkOnly)
        {
            binding.Findings.Error(
                MappingCodes.OnlyLinked, node["record"]!.Span, $"The engine points to a {type.Name} and never writes one. Write `write: link-only`.");
        }
        else if (type.IsOnlyMadeFromOthers && !hasSource && write is (WriteMode.Upsert or WriteMode.CreateIfAbsent))
        {
            binding.Findings.Error(
                MappingCodes.SourceMissing,
                node["record"]!.Span,
                $"NetSuite makes a {type.Name} only out of a {string.Join(" or a ", type.MadeFrom)}. Write `from: {{ {type.MadeFrom[0]}: ${{ ref('…') }} }}`.");
        }
    }
}
