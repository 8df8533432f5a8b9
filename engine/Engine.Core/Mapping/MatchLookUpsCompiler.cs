using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Matching;

namespace Engine.Core.Mapping;

/// <summary>Compiles the look-ups that match a payment: they see what was needed and looked up before.</summary>
internal static class MatchLookUpsCompiler
{
    private static readonly string[] Needed = ["amount", "currency", "date"];
    private static readonly string[] OfOtherLookUps = ["object", "list", "record", "by", "ids", "externalIds"];

    public static bool IsMatch(ConfigMapping body) => body["match"] is not null;

    public static ImmutableArray<MatchLookUp> Compile(MappingBinding binding)
    {
        var matches = ImmutableArray.CreateBuilder<MatchLookUp>();
        foreach (var entry in binding.Root.Mapping("lookups")?.Entries ?? [])
        {
            if (entry.Value is ConfigMapping body && IsMatch(body) && Compile(binding, entry, body) is { } match)
            {
                matches.Add(match);
            }
        }

        return matches.ToImmutable();
    }

    private static MatchLookUp? Compile(MappingBinding binding, ConfigEntry entry, ConfigMapping body)
    {
        var when = binding.Expression(body["when"], Strictness.Question, Kinds.Boolean, "when");
        var written = body.Mapping("payment");
        var payment = (written?.Entries ?? []).Select(member => (member.Name, Value: binding.Expression(member.Value, Strictness.Field, Kinds.Any, member.Name))).ToList();
        var slot = binding.Declare(entry.Key, new Known(Kinds.Object | Kinds.Nothing, MatchedPaymentShape.Shape));
        foreach (var lacking in Needed.Where(name => written?[name] is null))
        {
            binding.Findings.Error(MappingCodes.BadLookUp, entry.Key.Span, $"`{entry.Name}` does not say the payment's `{lacking}`. A payment has at least {string.Join(", ", Needed)}.");
        }

        if (Array.Find(OfOtherLookUps, other => body[other] is not null) is { } stray)
        {
            binding.Findings.Error(MappingCodes.BadLookUp, entry.Key.Span, $"`{entry.Name}` matches a payment: beside `match` stand `payment` and `when`, and no `{stray}`.");
        }

        return body["match"] is ConfigScalar rules && payment.All(member => member.Value is not null)
            ? new MatchLookUp(entry.Name, slot, when, rules.Text, rules.Span, [.. payment.Select(member => new LookUpKey(member.Name, member.Value!))], entry.Key.Span)
            : null;
    }
}
