using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;

namespace Engine.Core.Mapping;

/// <summary>Compiles what a mapping says of what was looked up and needed: values that follow from it, and what has to hold.</summary>
internal static class ChecksCompiler
{
    public static ImmutableArray<LetBinding> CompileDerived(MappingBinding binding)
    {
        var derived = ImmutableArray.CreateBuilder<LetBinding>();
        foreach (var entry in binding.Root.Mapping("derive")?.Entries ?? [])
        {
            var value = binding.Expression(entry.Value, Strictness.Field, Kinds.Any, entry.Name);
            var slot = binding.Declare(entry.Key, value?.Known ?? Known.Anything);
            if (value is not null)
            {
                derived.Add(new LetBinding(entry.Name, slot, value));
            }
        }

        return derived.ToImmutable();
    }

    public static ImmutableArray<MappingCheck> Compile(MappingBinding binding) =>
    [
        .. (binding.Root.Mapping("checks")?.Entries ?? [])
            .Where(entry => entry.Value is ConfigMapping)
            .Select(entry => CompileOne(binding, entry, (ConfigMapping)entry.Value))
            .OfType<MappingCheck>(),
    ];

    private static MappingCheck? CompileOne(MappingBinding binding, ConfigEntry entry, ConfigMapping body)
    {
        var outer = binding.Scope;
        var when = binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");
        var each = binding.Expression(body["each"], Strictness.Field, Kinds.List | Kinds.Nothing, "each");
        var slot = each is null ? -1 : binding.Declare(ElementName(body), each.Known.Element ?? Known.Anything);
        var that = binding.Expression(body["that"], Strictness.Question, Kinds.Boolean, "that");
        var otherwise = binding.Expression(body["otherwise"], Strictness.Field, Kinds.Text, "otherwise");
        binding.Leave(outer);
        return that is null || otherwise is null ? null : new MappingCheck(entry.Name, when, each, slot, that, otherwise, entry.Key.Span);
    }

    private static ConfigScalar ElementName(ConfigMapping body) =>
        body["element"] as ConfigScalar ?? new ConfigScalar(body["each"]!.Span, "element", ConfigScalarKind.Text);
}
