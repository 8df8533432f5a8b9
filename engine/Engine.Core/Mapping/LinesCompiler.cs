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
        var when = binding.Expression(block["when"], Strictness.Question, Kinds.Boolean, "when");
        var fields = binding.Within(when?.Known.Versions?.WhenTrue, () => FieldsCompiler.Compile(
            binding, block.Mapping("fields"), sublist.FindField, sublist.DidYouMean, $"{type.Name} lines in `{sublist.Name}` have"));
        var line = new LineMapping(sublist, each, slot, when, fields, block.Span);
        binding.Leave(outer);
        CheckMoments(binding, line);
        CheckComplete(binding, line, type, block);
        return line;
    }

    // Lines are sent whole, so a line cannot hold one thing when it is created and another when it is updated.
    private static void CheckMoments(MappingBinding binding, LineMapping line)
    {
        foreach (var field in line.Fields.Where(field => field.On != FieldMoment.Always))
        {
            binding.Findings.Error(
                MappingCodes.MomentOfLine,
                field.Span,
                $"`{field.Field.Name}` of a line cannot be written only on {field.On.ToString().ToLowerInvariant()}; `on` belongs to fields of the record itself.");
        }
    }

    private static void CheckComplete(MappingBinding binding, LineMapping line, RecordType type, ConfigMapping block)
    {
        foreach (var field in line.Sublist.Fields.Where(field => field.IsRequired && block.Mapping("fields")?[field.Name] is null))
        {
            binding.Findings.Error(
                MappingCodes.MissingField,
                line.Span,
                $"A line in `{line.Sublist.Name}` of {type.Name} is written without `{field.Name}`, which NetSuite requires.");
        }
    }
}
