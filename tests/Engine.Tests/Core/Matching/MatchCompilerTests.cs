using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Matching;
using Engine.Tests.Core.Rules;

namespace Engine.Tests.Core.Matching;

/// <summary>What the tiers of a match set are compiled to, and what is said about those that cannot be.</summary>
public class MatchCompilerTests
{
    [Theory]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text and total == payment.amount", "Action": "apply" }""", "EXP010")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Together": "invoice.isOpen", "Action": "review" }""", "EXP010")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.custmer == payment.customer", "Action": "review" }""", "EXP012")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id", "Action": "review" }""", "RUL013")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "aply" }""", "MAT001")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "review", "Select": "both" }""", "MAT001")]
    [InlineData("""{ "RuleName": "a", "Operator": "And", "Rules": [ { "RuleName": "b", "Expression": "true" } ], "Action": "review" }""", "MAT002")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "review", "LocalParams": [ { "Name": "x", "Expression": "1" } ] }""", "MAT002")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "review", "Pass": 0 }""", "MAT003")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "review", "Select": "subset", "Subset": { "MaxSize": 9 } }""", "MAT003")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "review", "Subset": { "MaxSize": 3 } }""", "MAT004")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "review", "Short": "writeOff" }""", "MAT004")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "review", "Account": "'6150'" }""", "MAT004")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text" }""", "MAT005")]
    [InlineData("""{ "RuleName": "a", "Expression": "similar(invoice.id, payment.text)", "Action": "review" }""", "EXP011")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.amountRemaining < payment.amount", "Action": "review" }""", "MAT006")]
    [InlineData("""{ "RuleName": "a", "Expression": "normalizeName(customer.name) == normalizeName(payment.payerName)", "Action": "review" }""", "MAT006")]
    [InlineData("""{ "RuleName": "a", "Expression": "invoice.id == payment.text", "Action": "apply" }""", "MAT007")]
    public void A_tier_that_cannot_be_meant_is_found(string tier, string code)
    {
        var (_, findings) = Compile(tier);

        Assert.Equal(code, Assert.Single(findings).Code.Id);
        Assert.Contains("(rule cash", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_tier_in_a_rule_of_another_kind_are_found()
    {
        var findings = new FindingSink();
        var file = JsonConfig.File("rules/acme/x.json", """{ "WorkflowName": "x", "Kind": "filter", "Rules": [ { "RuleName": "a", "Expression": "true", "Select": "one" } ] }""");
        Engine.Core.Rules.RuleSetCompiler.Compile([file], Engine.Core.Expressions.Scope.Empty, FrozenDictionary<string, Crosswalk>.Empty, findings);

        Assert.Equal("RUL021", Assert.Single(findings.ToImmutable()).Code.Id);
    }

    [Fact]
    public void Each_tier_is_a_pass_of_its_own_unless_it_says_otherwise()
    {
        var (rules, _) = Compile(Tier("a"), Tier("b"), Tier("c", """, "Pass": 2"""), Tier("d"));

        Assert.Equal(["pass 1", "pass 2", "pass 3"], MatchPlanText.Of(rules).Split('\n').Where(line => line.StartsWith("pass", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_plan_shows_what_is_found_by_an_index_and_what_is_tried()
    {
        var (rules, findings) = Compile(
            """
            { "RuleName": "amount", "Action": "apply", "Together": "total == payment.amount",
              "Expression": "payment.customer != null and invoice.isOpen and invoice.customer == payment.customer and payment.amount == invoice.amountRemaining and abs(daysBetween(payment.date, invoice.dueDate)) <= windowDays and (invoice.poNumber == payment.text or invoice.number == payment.text)" }
            """);

        Assert.Empty(findings);
        Assert.Equal(
            """
            pass 1
              amount: the only one, apply
                first     payment.customer != null   (once for the payment)
                find      invoice.customer == payment.customer   (index on customer, currency, in order of amountRemaining)
                find      payment.amount == invoice.amountRemaining   (index on customer, currency, in order of amountRemaining)
                filter    invoice.isOpen   (compared for each)
                filter    abs(daysBetween(payment.date, invoice.dueDate)) <= windowDays   (compared for each)
                filter    (invoice.poNumber == payment.text or invoice.number == payment.text)   (evaluated for each)
                together  total == payment.amount   (once for what was found)

            """,
            MatchPlanText.Of(rules),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Thresholds_are_the_parameters_that_stand_written()
    {
        var (rules, _) = Compile(Tier("a"));

        Assert.Equal<string>(["windowDays"], rules.Thresholds);
        Assert.NotNull(MatchThresholds.Read(rules, "windowDays=7", out _));
        Assert.Null(MatchThresholds.Read(rules, "windowDay=7", out var problem));
        Assert.Contains("Did you mean \"windowDays\"?", problem, StringComparison.Ordinal);
        Assert.Equal(60, MatchThresholds.ReadRange(rules, "windowDays=1..60", out _)!.Value.Values.Length);
        Assert.Null(MatchThresholds.ReadRange(rules, "windowDays=9..1", out _));
    }

    private static string Tier(string name, string more = "") => $$"""{ "RuleName": "{{name}}", "Expression": "invoice.id == payment.text", "Action": "review"{{more}} }""";

    private static (MatchRuleSet Rules, IReadOnlyList<Finding> Findings) Compile(params string[] tiers)
    {
        var json = $$"""
            { "WorkflowName": "cash", "Kind": "match",
              "GlobalParams": [ { "Name": "windowDays", "Expression": "30" }, { "Name": "twice", "Expression": "windowDays * 2" } ],
              "Rules": [ {{string.Join(",\n", tiers)}} ] }
            """;
        var findings = new FindingSink();
        var sets = MatchCompiler.Compile([JsonConfig.File("rules/acme/match.json", json)], FrozenDictionary<string, Crosswalk>.Empty, findings);
        return (sets["cash"], findings.ToImmutable());
    }
}
