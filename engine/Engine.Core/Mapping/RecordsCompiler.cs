using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles the records of a mapping, in the order in which they are written.</summary>
internal static class RecordsCompiler
{
    public static ImmutableArray<RecordMapping> Compile(MappingBinding binding)
    {
        var records = ImmutableArray.CreateBuilder<RecordMapping>();
        foreach (var node in (binding.Root.Sequence("records")?.Items ?? []).OfType<ConfigMapping>())
        {
            if (CompileOne(binding, node) is { } record)
            {
                records.Add(record);
                binding.EarlierRecords = binding.EarlierRecords.Add(record.Name);
            }
        }

        return records.ToImmutable();
    }

    /// <summary>The record type a scalar names; null, with a finding, when there is none of that name.</summary>
    public static RecordType? FindType(MappingBinding binding, ConfigNode? node)
    {
        if (node is not ConfigScalar name)
        {
            return null;
        }

        var type = RecordTypes.Find(name.Text);
        if (type is null)
        {
            binding.Findings.Error(
                MappingCodes.UnknownRecordType,
                name.Span,
                $"\"{name.Text}\" is no record type that is known.{RecordTypes.DidYouMean(name.Text)}");
        }

        return type;
    }

    private static RecordMapping? CompileOne(MappingBinding binding, ConfigMapping node)
    {
        var type = FindType(binding, node["record"]);
        var name = node.Text("as") ?? type?.Name ?? "";
        var externalId = binding.Expression(node["externalId"], Strictness.Field, Kinds.Text, "externalId");
        if (type is null || externalId is null)
        {
            return null;
        }

        if (binding.EarlierRecords.Contains(name))
        {
            binding.Findings.Error(MappingCodes.DuplicateName, node.Span, $"Two records are named \"{name}\"; tell them apart with `as`.");
        }

        var record = new RecordMapping(
            name,
            type,
            externalId,
            WriteModes.Read(node.Text("write")),
            binding.Expression(node["when"], Strictness.Question, Kinds.Boolean, "when"),
            FieldsCompiler.Compile(binding, node.Mapping("fields"), type.FindField, type.DidYouMeanField, $"{type.Name} has"),
            LinesCompiler.Compile(binding, node.Mapping("lines"), type),
            node.Span);
        CheckComplete(binding, record);
        return record;
    }

    private static void CheckComplete(MappingBinding binding, RecordMapping record)
    {
        if (record.Write is not (WriteMode.Upsert or WriteMode.CreateIfAbsent))
        {
            return;
        }

        foreach (var field in record.Type.Fields.Where(field => field.IsRequired && !record.Fields.Any(f => f.Field.Name == field.Name)))
        {
            binding.Findings.Error(
                MappingCodes.MissingField, record.Span, $"{record.Type.Name} is created without `{field.Name}`, which NetSuite requires.");
        }

        foreach (var sublist in record.Type.Sublists.Where(s => s.AtLeast > 0 && !record.Lines.Any(l => l.Sublist.Name == s.Name)))
        {
            binding.Findings.Error(
                MappingCodes.MissingLines,
                record.Span,
                $"{record.Type.Name} is created without `{sublist.Name}` lines; NetSuite requires at least {sublist.AtLeast}.");
        }
    }
}
