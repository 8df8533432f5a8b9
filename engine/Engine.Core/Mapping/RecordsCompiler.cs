using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles the records of a mapping, in the order in which they are written.</summary>
internal static class RecordsCompiler
{
    /// <summary>The records, and the slot of the name <c>records</c> under which each sees those above it.</summary>
    public static (ImmutableArray<RecordMapping> Records, int Slot) Compile(MappingBinding binding)
    {
        var records = ImmutableArray.CreateBuilder<RecordMapping>();
        var planned = binding.Declare(new ConfigScalar(binding.Root.Span, PlannedRecords.Name, ConfigScalarKind.Text), PlannedRecords.Describe([]));
        foreach (var node in (binding.Root.Sequence("records")?.Items ?? []).OfType<ConfigMapping>())
        {
            if (CompileOne(binding, node, planned, records) is { } record)
            {
                records.Add(record);
                binding.EarlierRecords = binding.EarlierRecords.Add(record.Name);
                binding.Redeclare(planned, PlannedRecords.Describe(records));
            }
        }

        return (records.ToImmutable(), planned);
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

    private static RecordMapping? CompileOne(MappingBinding binding, ConfigMapping node, int planned, IReadOnlyList<RecordMapping> above)
    {
        var outer = binding.Scope;
        var all = binding.EarlierRecords;

        // Which records there are has to be known before NetSuite is asked for them.
        var each = binding.Expression(node["each"], Strictness.Field, Kinds.List | Kinds.Nothing, "each", binding.BeforeLookUps);
        var slot = each is null ? -1 : binding.Declare(ElementName(node), each.Known.Element ?? Known.Anything);
        binding.EarlierRecords = Visible(above, each);
        var when = binding.Expression(node["when"], Strictness.Question, Kinds.Boolean, "when");
        var record = binding.Within(when?.Known.Versions?.WhenTrue, () => CompileElement(binding, node, when, each, slot, planned, all));
        binding.EarlierRecords = all;
        binding.Leave(outer);
        return record;
    }

    private static ConfigScalar ElementName(ConfigMapping node) =>
        node["element"] as ConfigScalar ?? new ConfigScalar(node["each"]!.Span, "element", ConfigScalarKind.Text);

    // A record of a list can be pointed to only by what is made of the same list: element by element.
    private static ImmutableArray<string> Visible(IReadOnlyList<RecordMapping> above, CompiledExpression? each) =>
        [.. above.Where(record => record.Each is null || record.Each.Text == each?.Text).Select(record => record.Name)];

    private static RecordMapping? CompileElement(
        MappingBinding binding, ConfigMapping node, CompiledExpression? when, CompiledExpression? each, int slot, int planned, ImmutableArray<string> above)
    {
        var type = FindType(binding, node["record"]);
        var name = node.Text("as") ?? type?.Name ?? "";
        var source = binding.Scope.Hide(binding.BeforeLookUps.Names.Length, planned + 1);
        var among = binding.Expression(node["among"], Strictness.Field, Kinds.List, "among", source);
        var externalId = binding.Expression(node["externalId"], Strictness.Field, Kinds.Text, "externalId", node["among"] is null ? source : binding.Scope);
        if (type is null || externalId is null)
        {
            return null;
        }

        if (above.Contains(name))
        {
            binding.Findings.Error(MappingCodes.DuplicateName, node.Span, $"Two records are named \"{name}\"; tell them apart with `as`.");
        }

        var record = new RecordMapping(
            name,
            type,
            externalId,
            WriteModes.Read(node.Text("write")),
            each,
            slot,
            when,
            FieldsCompiler.Compile(binding, node.Mapping("fields"), type.FindField, type.DidYouMeanField, $"{type.Name} has"),
            FieldsCompiler.CompileGroups(binding, node.Mapping("fields"), type.FindField),
            LinesCompiler.Compile(binding, node.Mapping("lines"), type),
            node.Span)
        {
            Among = among,
            SkipsOnMiss = node.Text("onMiss") == "skip",
            LookUp = LookUpOf(binding, node, type),
            Reversal = ReversalOf(node),
            From = RecordSourceCompiler.Compile(binding, node, type),
        };
        CheckComplete(binding, record, node);
        return record;
    }

    private static RecordReversal? ReversalOf(ConfigMapping node) => (node.Sequence("reversedBy"), node.Text("notReversed")) switch
    {
        ({ } names, _) => new RecordReversal([.. names.Items.OfType<ConfigScalar>()], null),
        (null, { } reason) => new RecordReversal([], reason),
        _ => null,
    };

    private static string? LookUpOf(MappingBinding binding, ConfigMapping node, RecordType type)
    {
        if (node["lookup"] is not ConfigScalar { IsNull: false } name)
        {
            return null;
        }

        var found = binding.LookUps.FirstOrDefault(lookUp => lookUp.Name == name.Text);
        var problem = found switch
        {
            null => $"No look-up is named \"{name.Text}\".{Suggestion.DidYouMean(name.Text, binding.LookUps.Select(lookUp => lookUp.Name))}",
            LookUpMapping.OfSource => $"\"{name.Text}\" is an object of the source and cannot stand for a {type.Name} of NetSuite.",
            LookUpMapping.OfNetSuite other when other.Type != type => $"\"{name.Text}\" finds a {other.Type.Name}, and this record is a {type.Name}.",
            _ when WriteModes.Read(node.Text("write")) is WriteMode.Upsert or WriteMode.UpdateOnly =>
                "A record that was looked up is linked and not changed: `lookup` takes write: create-if-absent or link-only.",
            _ => null,
        };
        if (problem is not null)
        {
            binding.Findings.Error(MappingCodes.BadLookUp, name.Span, problem);
        }

        return name.Text;
    }

    private static void CheckComplete(MappingBinding binding, RecordMapping record, ConfigMapping node)
    {
        // What a record is made out of fills it: only NetSuite knows what is then still missing.
        if (record.Write is not (WriteMode.Upsert or WriteMode.CreateIfAbsent) || record.From is not null)
        {
            return;
        }

        foreach (var field in record.Type.Fields.Where(field => field.IsRequired && node.Mapping("fields")?[field.Name] is null))
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
