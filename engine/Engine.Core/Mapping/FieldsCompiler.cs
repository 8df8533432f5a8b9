using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Expressions;
using Engine.Core.NetSuite;
using Engine.Core.Rules;

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

    private static FieldMapping? CompileClear(MappingBinding binding, ConfigMapping detailed, Field field)
    {
        if (field.IsRequired || detailed["value"] is not null)
        {
            binding.Findings.Error(
                MappingCodes.NotCleared,
                detailed.Span,
                field.IsRequired ? $"`{field.Name}` is required by NetSuite and cannot be cleared." : $"`{field.Name}` is given a value and cleared; write one of the two.");
            return null;
        }

        var nothing = binding.Expression(new ConfigScalar(detailed.Span, "${ null }", ConfigScalarKind.Text), Strictness.Field, Kinds.Nothing, field.Name)!;
        return new FieldMapping(field, nothing, Optional: false, detailed.Span) { On = MomentOf(detailed) };
    }

    /// <summary>A value that rules decide. When none of them does, the field is left out, unless NetSuite requires it.</summary>
    private static FieldMapping? CompileRules(MappingBinding binding, ConfigMapping detailed, ConfigScalar rules, Field field)
    {
        if (detailed["value"] is { } value)
        {
            binding.Findings.Error(MappingCodes.NotCleared, value.Span, $"`{field.Name}` is given a value and rules; write one of the two.");
            return null;
        }

        return binding.RuleSet(rules, RuleSetKind.Default) is not { } set ? null : new FieldMapping(
            field, new RuleSetValue(set) { Span = rules.Span, Text = rules.Text, Kinds = Kinds.Any }, Optional: !field.IsRequired, detailed.Span)
        {
            UnlessEmpty = detailed.Text("unless") == "empty",
            On = MomentOf(detailed),
        };
    }

    private static FieldMoment MomentOf(ConfigMapping? detailed) => detailed?.Text("on") switch
    {
        "create" => FieldMoment.Create,
        "update" => FieldMoment.Update,
        _ => FieldMoment.Always,
    };

    // Text and custom fields take what they are given; anywhere else a raw number or id of the source is not what NetSuite means.
    private static void CheckMeasure(MappingBinding binding, Field field, CompiledExpression? expression)
    {
        var problem = (field.Kind, expression?.Known.Measure) switch
        {
            (FieldKind.Text or null, _) => null,
            (FieldKind.Reference, Measure.SourceId) => "is the source's own id, which NetSuite does not know; use crosswalk(…), ref(…), or a record of `needs`",
            (_, Measure.MinorUnits) => "counts minor units of a currency; use money(…)",
            (_, Measure.Seconds) => "is a time in seconds; use date(…)",
            _ => null,
        };
        if (problem is not null)
        {
            binding.Findings.Error(MappingCodes.WrongMeasure, expression!.Span, $"`{expression.Text}` {problem} for `{field.Name}`.");
        }
    }

    private static FieldMapping? CompileOne(MappingBinding binding, ConfigEntry entry, Field field)
    {
        var detailed = entry.Value as ConfigMapping;
        var value = detailed is null ? entry.Value : detailed["value"];
        if (detailed?.Text("clear") == "true")
        {
            return CompileClear(binding, detailed, field);
        }

        if (detailed?["rules"] is ConfigScalar rules)
        {
            return CompileRules(binding, detailed, rules, field);
        }

        if (value is null)
        {
            binding.Findings.Error(MappingCodes.NotCleared, entry.Key.Span, $"`{entry.Name}` says neither `value`, nor `rules`, nor `clear: true`.");
            return null;
        }

        var expression = binding.Expression(
            value, Strictness.Field, FieldValues.Takes(field), field.Name, mayLack: detailed?.Text("optional") == "true" || detailed?.Text("unless") == "empty");
        CheckMeasure(binding, field, expression);
        return expression is null ? null : new FieldMapping(field, expression, detailed?.Text("optional") == "true", value.Span)
        {
            UnlessEmpty = detailed?.Text("unless") == "empty",
            On = MomentOf(detailed),
        };
    }
}
