using System.Text;

namespace Engine.Core.Matching;

/// <summary>How the tiers of a match set are carried out, for people: which tests find invoices through an index, and which are tried on what was found.</summary>
public static class MatchPlanText
{
    public static string Of(MatchRuleSet rules)
    {
        var text = new StringBuilder();
        var pass = 0;
        foreach (var tier in rules.Tiers)
        {
            if (tier.Pass != pass)
            {
                text.Append("pass ").Append(pass = tier.Pass).Append('\n');
            }

            Write(text, tier);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, MatchTier tier)
    {
        text.Append("  ").Append(tier.Name).Append(": ").Append(Wanted(tier)).Append(", ").Append(Camel(tier.Action)).Append('\n');
        WriteTests(text, "first", tier.Gates, _ => "once for the payment");
        WriteTests(text, "find", tier.Access.Tests, _ => Index(tier.Access));
        if (tier.Access is MatchAccess.Scan)
        {
            text.Append("    find      every open invoice: no join key\n");
        }

        WriteTests(text, "filter", tier.Tests.Where(test => !tier.Access.Tests.Contains(test)), Cost);
        WriteTests(text, "each", tier.Each, Cost);
        WriteTests(text, "together", tier.Together, _ => "once for what was found");
    }

    private static void WriteTests(StringBuilder text, string step, IEnumerable<MatchTest> tests, Func<MatchTest, string> how)
    {
        foreach (var test in tests)
        {
            text.Append("    ").Append(step.PadRight(10)).Append(test.Text).Append("   (").Append(how(test)).Append(")\n");
        }
    }

    private static string Index(MatchAccess access) => access switch
    {
        MatchAccess.ByKey key => $"index on {Camel(key.Key.Field!.Value)}",
        MatchAccess.ByGroup group => $"index on {string.Join(", ", group.Columns.Select(column => Camel(column)))}{(group.Order is { } order ? $", in order of {Camel(order)}" : "")}",
        _ => "",
    };

    private static string Cost(MatchTest test) => test.Field is null ? "evaluated for each" : "compared for each";

    private static string Wanted(MatchTier tier) => tier.Select switch
    {
        MatchSelection.One => "the only one",
        MatchSelection.All => "all of them together",
        _ => $"the only group of {tier.Subset.MinSize} to {tier.Subset.MaxSize} of at most {tier.Subset.MaxCandidates}",
    };

    private static string Camel<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
