using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Sources;

namespace Engine.Core.Mapping;

/// <summary>Compiles what a mapping writes back to its source; everything of the mapping is in scope, its records too.</summary>
internal static class WriteBacksCompiler
{
    /// <summary>Reports MAP065.</summary>
    public static ImmutableArray<WriteBackMapping> Compile(MappingBinding binding, string source)
    {
        var all = ImmutableArray.CreateBuilder<WriteBackMapping>();
        foreach (var entry in binding.Root.Mapping("writeBack")?.Entries ?? [])
        {
            if (entry.Value is ConfigMapping body && CompileOne(binding, source, entry, body) is { } compiled)
            {
                all.Add(compiled);
            }
        }

        return all.ToImmutable();
    }

    private static WriteBackMapping? CompileOne(MappingBinding binding, string source, ConfigEntry entry, ConfigMapping body)
    {
        var name = body["object"] as ConfigScalar;
        var takes = SourceApis.Find(source)?.TakesMetadata ?? [];
        if (name is null || !takes.Contains(name.Text))
        {
            var known = takes.IsEmpty ? $"Nothing is written back to {source}." : $"These take metadata: {string.Join(", ", takes)}.";
            Report(binding, name?.Span ?? entry.Key.Span, $"`{entry.Name}` names no object of {source} that takes metadata.{Suggestion.DidYouMean(name?.Text ?? "", takes)} {known}");
            return null;
        }

        var outer = binding.Scope;
        var each = binding.Expression(body["each"], Strictness.Field, Kinds.List | Kinds.Nothing, "each");
        var slot = each is null ? -1 : binding.Declare(body["element"] as ConfigScalar ?? new ConfigScalar(entry.Key.Span, "element", ConfigScalarKind.Text), each.Known.Element ?? Known.Anything);
        var compiled = CompileElement(binding, source, entry, body, name.Text);
        binding.Leave(outer);
        return compiled is null ? null : compiled with { Each = each, Slot = slot };
    }

    private static WriteBackMapping? CompileElement(MappingBinding binding, string source, ConfigEntry entry, ConfigMapping body, string name)
    {
        var id = binding.Expression(body["id"], Strictness.Field, Kinds.Text, "id");
        var when = binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");
        var metadata = Metadata(binding, source, body);
        if (metadata.IsEmpty || id is null)
        {
            Report(binding, entry.Key.Span, $"`{entry.Name}` writes nothing back. Give it `object`, `id` and `metadata`.");
            return null;
        }

        return new WriteBackMapping(entry.Name, entry.Key.Span, name, id, when, metadata);
    }

    private static ImmutableArray<(string Key, CompiledExpression Value)> Metadata(MappingBinding binding, string source, ConfigMapping body)
    {
        var metadata = ImmutableArray.CreateBuilder<(string Key, CompiledExpression Value)>();
        foreach (var entry in body.Mapping("metadata")?.Entries ?? [])
        {
            if (SourceApis.Find(source)!.WhyNoKey(entry.Name) is { } why)
            {
                Report(binding, entry.Key.Span, why);
                continue;
            }

            if (binding.Expression(entry.Value, Strictness.Field, Kinds.Text | Kinds.Number | Kinds.Reference | Kinds.Nothing, entry.Name) is { } value)
            {
                metadata.Add((entry.Name, value));
            }
        }

        return metadata.ToImmutable();
    }

    private static void Report(MappingBinding binding, SourceSpan at, string message) => binding.Findings.Error(MappingCodes.BadWriteBack, at, message);
}
