using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles the sublists of a record: a block, or a list of blocks, for each.</summary>
internal static class LinesCompiler
{
    public static ImmutableArray<LineMapping> Compile(MappingBinding binding, ConfigMapping? node, RecordType type)
    {
        var lines = ImmutableArray.CreateBuilder<LineMapping>();
        foreach (var entry in node?.Entries ?? [])
        {
            if (type.FindSublist(entry.Name) is { } sublist)
            {
                lines.AddRange(Blocks(entry.Value).Select(block => CompileBlock(binding, block, type, sublist)));
            }
            else
            {
                binding.Findings.Error(
                    MappingCodes.UnknownSublist,
                    entry.Key.Span,
                    $"{type.Name} has no sublist `{entry.Name}`.{type.DidYouMeanSublist(entry.Name)}");
            }
        }

        return lines.ToImmutable();
    }

    private static IEnumerable<ConfigMapping> Blocks(ConfigNode node) => node switch
    {
        ConfigMapping block => [block],
        ConfigSequence blocks => blocks.Items.OfType<ConfigMapping>(),
        _ => [],
    };

    private static LineMapping CompileBlock(MappingBinding binding, ConfigMapping block, RecordType type, Sublist sublist)
    {
        var outer = binding.Scope;
        var each = binding.Expression(block["each"], Strictness.Field, Kinds.List, "each");
        var slot = block["as"] is ConfigScalar name ? binding.Declare(name, each?.Known.Element ?? Known.Anything) : -1;
        var line = new LineMapping(
            sublist,
            each,
            slot,
            binding.Expression(block["when"], Strictness.Question, Kinds.Boolean, "when"),
            FieldsCompiler.Compile(
                binding, block.Mapping("fields"), sublist.FindField, sublist.DidYouMean, $"{type.Name} lines in `{sublist.Name}` have"),
            block.Span);
        binding.Leave(outer);
        CheckComplete(binding, line, type);
        return line;
    }

    private static void CheckComplete(MappingBinding binding, LineMapping line, RecordType type)
    {
        foreach (var field in line.Sublist.Fields.Where(field => field.IsRequired && !line.Fields.Any(f => f.Field.Name == field.Name)))
        {
            binding.Findings.Error(
                MappingCodes.MissingField,
                line.Span,
                $"A line in `{line.Sublist.Name}` of {type.Name} is written without `{field.Name}`, which NetSuite requires.");
        }
    }
}
