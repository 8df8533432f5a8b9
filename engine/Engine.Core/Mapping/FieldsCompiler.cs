using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;

namespace Engine.Core.Mapping;

/// <summary>Compiles fields, of a record's body or of a line.</summary>
internal static class FieldsCompiler
{
    // Keys of a record or of a block of lines, which are easily written one level too deep.
    private static readonly string[] OfOwner = ["record", "as", "externalId", "write", "when", "each", "lines"];

    /// <param name="binding">The mapping.</param>
    /// <param name="node">Field names with their values; null for none.</param>
    /// <param name="find">Finds a field by name; null when there is none.</param>
    /// <param name="didYouMean">Suggests a field for a name that is none.</param>
    /// <param name="owner">Start of the sentence about an unknown field, such as <c>invoice has</c>.</param>
    public static ImmutableArray<FieldMapping> Compile(
        MappingBinding binding, ConfigMapping? node, Func<string, Field?> find, Func<string, string> didYouMean, string owner)
    {
        var fields = ImmutableArray.CreateBuilder<FieldMapping>();
        foreach (var entry in node?.Entries ?? [])
        {
            if (find(entry.Name) is not { } field)
            {
                binding.Findings.Error(
                    MappingCodes.UnknownField, entry.Key.Span, $"{owner} no field `{entry.Name}`.{Hint(entry.Name, didYouMean)}");
            }
            else if (CompileOne(binding, entry, field) is { } compiled)
            {
                fields.Add(compiled);
            }
        }

        return fields.ToImmutable();
    }

    private static string Hint(string name, Func<string, string> didYouMean) =>
        OfOwner.Contains(name, StringComparer.Ordinal) ? $" Move it up, beside `fields`: `{name}` is no field." : didYouMean(name);

    private static FieldMapping? CompileOne(MappingBinding binding, ConfigEntry entry, Field field)
    {
        var (value, optional) = entry.Value is ConfigMapping detailed
            ? (detailed["value"], detailed.Text("optional") == "true")
            : (entry.Value, false);
        var expression = binding.Expression(value, Strictness.Field, FieldValues.Takes(field), field.Name);
        return expression is null ? null : new FieldMapping(field, expression, optional, value!.Span);
    }
}
