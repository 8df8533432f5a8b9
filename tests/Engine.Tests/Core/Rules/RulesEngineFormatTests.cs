using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using Engine.Tests.Core.Expressions;

namespace Engine.Tests.Core.Rules;

/// <summary>
/// What rule files of other programs rely on, what is answered better here, and what is refused; section by section of the
/// description of Microsoft RulesEngine 6.0.1 that this reader follows. The only input is called <c>evt</c>.
/// </summary>
public sealed class RulesEngineFormatTests
{
    private const string Event = """
        {"evt": {"id": "in_1", "kind": "two", "livemode": true, "amount": 1500, "rate": 1.5, "opt": null, "when": "2024-05-01", "object": "invoice", "in": "x",
          "charge": {"paid": true, "refunded": 0}, "meta": {"a-b": "c"}, "none": null,
          "lines": [{"sku": "A", "amount": 5}, {"sku": "B", "amount": 7}, {"sku": "A", "amount": null}], "empty": [], "codes": [25, 30], "mixed": [1, 1.5]}}
        """;

    // 2, 3 and 6: workflows, rules, results
    [Theory]
    [InlineData("""{ "WorkflowName": "w", "RuleExpressionType": "LambdaExpression", "Rules": [ { "RuleName": "r", "RuleExpressionType": 0, "Expression": "true" } ] }""", "r:Passed")]
    [InlineData("""[ { "WorkflowName": "w", "Rules": [ { "RuleName": "Exámple", "Expression": "true" } ] } ]""", "Exámple:Passed")]
    [InlineData("""{ "workflowName": "w", "rules": [ { "ruleName": "r", "expression": "1 = 1", "localParams": null } ] }""", "r:Passed")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Operator": "oRELSE", "Rules": [ { "RuleName": "a", "Expression": "false" }, { "RuleName": "b", "Expression": "true" } ] } ] }""", "p:Passed")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Operator": "And", "Rules": [ { "RuleName": "a", "Enabled": false, "Expression": "true" } ] } ] }""", "p:Failed")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "a", "Expression": "false" }, { "RuleName": "b", "Enabled": false, "Expression": "true" }, { "RuleName": "c", "Expression": "evt.none > 1" } ] }""", "a:Failed c:Error")]
    [InlineData("""[ { "WorkflowName": "w", "WorkflowsToInject": ["x"], "Rules": [ { "RuleName": "a", "Expression": "true" } ] }, { "WorkflowName": "x", "Rules": [ { "RuleName": "b", "Expression": "evt.livemode" } ] } ]""", "a:Passed b:Passed")]
    // 4: an unused parameter that fails fails nobody else; a local that fails fails its rule
    [InlineData("""{ "WorkflowName": "w", "GlobalParams": [ { "Name": "bad", "Expression": "1 / (evt.amount - 1500)" } ], "Rules": [ { "RuleName": "a", "Expression": "true" }, { "RuleName": "b", "Expression": "bad > 1" } ] }""", "a:Passed b:Error")]
    public void Workflows_give_the_outcomes_of_their_enabled_rules_in_order(string file, string outcomes) =>
        Assert.Equal(outcomes, string.Join(" ", Evaluate(file).Select(rule => $"{rule.Name}:{rule.Outcome}")));

    // 8.1 to 8.7: the expression language
    [Theory]
    [InlineData("evt.livemode == true AND evt.amount >= 1500", "true")]
    [InlineData("evt.amount eq 1500 and evt.amount ne 2 && evt.amount GreaterThan 1 andalso evt.amount lt 9999", "true")]
    [InlineData("evt.id = 'in_1' OrElse false", "true")]
    [InlineData("evt.kind in ('one', \"two\")", "true")]
    [InlineData("evt.kind not in ('one') and evt.kind not_in ('three') and not (evt.kind in ('x'))", "true")]
    [InlineData("25 in evt.codes", "true")]
    [InlineData("7 mod 4 + 7 % 4", "6")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("2147483647 + 1", "2147483648")]
    [InlineData("'no ' + 5 + ' ' + true", "no 5 true")]
    [InlineData("evt.amount > 1000 ? 'big' : 'small'", "big")]
    // 8.2: names
    [InlineData("livemode", "true")]
    [InlineData("it.amount + root.amount + $.amount + ~.amount", "6000")]
    [InlineData("IT.amount", "1500")]
    [InlineData("evt.in + evt.object", "xinvoice")]
    [InlineData("evt['meta']['a-b']", "c")]
    [InlineData("evt.lines.Where(it.sku == 'A').Count()", "2")]
    [InlineData("evt.lines.Where($.sku == 'A').Count()", "2")]
    [InlineData("evt.lines.Any(root.kind == 'two' and ~.id == 'in_1')", "true")]
    [InlineData("evt.lines.Take(2).Any(evt.codes.Any(it == parent.amount * 5))", "true")]
    [InlineData("evt.lines.Take(2).Any(evt.codes.Any(it == ^.amount * 5))", "true")]
    // 8.3: literals
    [InlineData("0x1F + 0b101", "36")]
    [InlineData("1UL + 2u + 3L + 1.5F + 2.5D + 1e2M", "110.0")]
    [InlineData("0x", "EXP001")]
    [InlineData("0b12", "EXP001")]
    [InlineData("evt.amount * 1.1", "1650.0")]
    [InlineData("'c'", "c")]
    [InlineData("\"\\u0041\\x41\\n\"", "AA\n")]
    [InlineData("'\\d'", "EXP001")]
    // 8.4: functions of the language
    [InlineData("iif(evt.livemode, 1, 2)", "1")]
    [InlineData("np(evt.charge.nowhere.deep, 'none')", "none")]
    [InlineData("isnull(evt.none, 5)", "5")]
    [InlineData("is(evt.id, \"System.String\")", "true")]
    [InlineData("as(evt.id, \"System.Int32\") ?? -1", "-1")]
    [InlineData("cast(evt.rate, \"Int32\")", "1")]
    [InlineData("new (evt.id as X, evt.amount).X", "in_1")]
    [InlineData("new [] {1, 2}.Contains(2)", "true")]
    [InlineData("new int[] { 1, 2 }.Sum(it)", "3")]
    [InlineData("int(1.75) + decimal('1.5') + double(2)", "4.5")]
    [InlineData("bool(\"true\")", "true")]
    [InlineData("DateTime(2024,5,1) == DateTime('2024-05-01')", "true")]
    [InlineData("new DateTime(2024,5,1).AddDays(1).Day", "2")]
    [InlineData("String(evt.id)", "in_1")]
    // 8.5: types known by name
    [InlineData("ExpressionUtils.CheckContains(evt.kind, \"one,two\")", "true")]
    [InlineData("string.IsNullOrEmpty(evt.none) and string.IsNullOrWhiteSpace(' ')", "true")]
    [InlineData("string.Concat(evt.id, '-', 5)", "in_1-5")]
    [InlineData("string.Join(',', 'a', 'b') + String.Join('', new [] {'c'})", "a,bc")]
    [InlineData("string.Format('{0}/{1}', evt.id, 2)", "in_1/2")]
    [InlineData("evt.id.Equals('IN_1', StringComparison.OrdinalIgnoreCase)", "true")]
    [InlineData("evt.id.StartsWith('in') and evt.id.EndsWith('1') and evt.id.Contains('_')", "true")]
    [InlineData("evt.id.toupper().Substring(0, 2) + evt.id.Length + evt.id[0]", "IN4i")]
    [InlineData("'a.b'.Split('.')[1] + 'a.b'.Split(\".\").Length", "b2")]
    [InlineData("Convert.ToInt32('5') + int.Parse('6') + double.Parse('0.5')", "11.5")]
    [InlineData("Convert.ToString(5) + Convert.ToBoolean('True')", "5true")]
    [InlineData("Math.Round(2.5) + Math.Round(2.345, 2, MidpointRounding.AwayFromZero) + Math.Abs(-1)", "5.35")]
    [InlineData("Math.Max(1, 2) + Math.Min(1, 2) + Math.Floor(1.7) + Math.Ceiling(1.2)", "6")]
    [InlineData("(DateTime.Parse('2024-05-03') - DateTime.Parse(evt.when)).Days", "2")]
    [InlineData("DateTime.ParseExact('01.05.2024', 'dd.MM.yyyy', null).Year", "2024")]
    [InlineData("DateTimeOffset.FromUnixTimeSeconds(86400).Year", "1970")]
    [InlineData("DateTime(2024,1,31).AddMonths(1).AddYears(1).Day", "28")]
    // 8.6: comparisons between types
    [InlineData("evt.amount == \"1500\" and evt.livemode = \"true\"", "true")]
    [InlineData("DateTime.Parse(evt.when) > \"2024-04-01\"", "true")]
    [InlineData("evt.rate == 1.50", "true")]
    [InlineData("evt.opt > 5", "false")]
    [InlineData("evt.opt == null and evt.missing == null and evt.opt.HasValue == false", "true")]
    [InlineData("evt.meta['a-b'] == 'c'", "true")]
    // 8.7: sequences
    [InlineData("evt.lines.Any(l => l.amount > 6)", "true")]
    [InlineData("evt.lines.Any(amount>6) and evt.lines.Any(l=>l.sku==\"B\")", "true")]
    [InlineData("evt.empty.Any() or evt.empty.Any(x => x.a == 1)", "false")]
    [InlineData("evt.lines.Any(l => l.amount == 0)", "false")]
    [InlineData("evt.lines.Count(l => l.amount == null)", "1")]
    [InlineData("evt.mixed.Sum()", "2.5")]
    [InlineData("new [] {1, 2}.Contains(evt.codes[0] - 24)", "true")]
    [InlineData("evt.lines.Where(amount != null).GroupBy(sku).Select(new (Key as k, Sum(amount) as s)).Last().s", "7")]
    [InlineData("evt.lines.GroupBy(l => l.sku).Select(g => g.Key + g.Count()).Aggregate()", "EXP011")]
    [InlineData("string.Join(' ', evt.lines.GroupBy(l => l.sku).Select(g => g.Key + g.Count()))", "A2 B1")]
    [InlineData("string.Join('', evt.lines.Where(l => l.amount != null).OrderByDescending(amount).ThenBy(sku).Select(sku))", "BA")]
    [InlineData("string.Join('', new [] {'b2', 'a2', 'c1'}.OrderBy(it[1]).ThenByDescending(it))", "c1b2a2")]
    [InlineData("string.Join('', new [] {1, 2, 5, 1}.TakeWhile(it < 3)) + string.Join('', new [] {1, 2, 5, 1}.SkipWhile(n => n < 3))", "1251")]
    [InlineData("new [] {1, 2}.Union(new [] {2, 3}).Except(new [] {1}).Intersect(new [] {3, 4}).Single()", "3")]
    [InlineData("new [] {1}.Concat(new [] {2}).Reverse().First()", "2")]
    [InlineData("evt.empty.DefaultIfEmpty(9).First()", "9")]
    [InlineData("new [] {new [] {1, 2}, new [] {3}}.SelectMany(it).Sum()", "6")]
    [InlineData("evt.lines.FirstOrDefault(sku == \"B\").amount", "7")]
    [InlineData("evt.lines.Take(2).Max(l => l.amount) + evt.lines.Take(2).Min(amount)", "12")]
    [InlineData("evt.lines.Select(sku).Distinct().Count", "2")]
    [InlineData("evt.codes.OfType(\"System.Int32\").Cast(\"decimal\").Average()", "27.5")]
    public void Expressions_of_the_original_give_this(string expression, string gives) =>
        Assert.Equal(gives, Expression.Answer(expression, Event, Strictness.Question));

    // 11: missing and null, whatever else the payload holds
    [Theory]
    [InlineData("evt.nowhere == \"x\"", "Error")]
    [InlineData("evt.nowhere > 5", "Error")]
    [InlineData("evt.none.Contains('x')", "Error")]
    [InlineData("evt.none == null || evt.none.Contains('x')", "Passed")]
    [InlineData("evt.none.deep.deeper == 5", "Error")]
    [InlineData("evt.codes[9] == 1", "Error")]
    [InlineData("1 / (evt.charge.refunded) > 1", "Error")]
    [InlineData("evt.nowhere > 5 or evt.livemode", "Passed")]
    [InlineData("evt.nowhere > 5 and evt.amount == 1", "Failed")]
    public void A_rule_that_needs_a_missing_value_does_not_pass(string expression, string outcome) =>
        Assert.Equal(outcome, Assert.Single(Evaluate($$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "{{expression.Replace("\"", "\\\"", StringComparison.Ordinal)}}" } ] }""")).Outcome.ToString());

    // 13: refused at load
    [Theory]
    [InlineData("DateTime.Now > evt.when", "EXP017")]
    [InlineData("Guid.NewGuid() == evt.id", "EXP011")]
    [InlineData("Guid(\"0f8fad5b-d9cb-469f-a165-70867728950e\") == evt.id", "EXP011")]
    [InlineData("System.IO.File.ReadAllText('x') == 'y'", "EXP011")]
    [InlineData("Environment.Exit(1)", "EXP011")]
    [InlineData("evt.GetType().Assembly == 'x'", "EXP011")]
    [InlineData("is(evt.id, 'Guid')", "FUN106")]
    [InlineData("evt.lines.Aggregate(a => a)", "EXP011")]
    [InlineData("evt.amount", null)]
    [InlineData("evt.amount + 'x'", "RUL013")]
    [InlineData("other.amount == 1 and other2.x", null)]
    public void What_cannot_be_known_or_done_is_refused_with_file_path_and_place(string expression, string? code)
    {
        var written = expression.Replace("\"", "\\\"", StringComparison.Ordinal);
        var findings = Findings($$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "p", "Operator": "Or", "Rules": [ { "RuleName": "c", "Expression": "{{written}}" } ] } ] }""");
        if (code is null)
        {
            // Bare names are members of the only input; what it has, only the values tell.
            Assert.Empty(findings);
            return;
        }

        var finding = findings[0];
        Assert.Equal((code, "rules/other.json", 1), (finding.Code.Id, finding.Span.File, finding.Span.Start.Line));
        Assert.True(finding.Span.Start.Column > 100);
        Assert.EndsWith("(rule w/p/c)", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Guid.NewGuid() == evt.id", "There is no function `Guid.NewGuid`. Ids are text here: compare them with a text in quotes.")]
    [InlineData("Regex.Replace(evt.id, 'a', 'b') == 'x'", "There is no function `Regex.Replace`. Write matches(text, 'pattern') or capture(text, 'pattern').")]
    public void A_refused_type_says_what_to_write_instead(string expression, string message) =>
        Assert.Equal(message, Expression.Evaluate(expression, Event, Strictness.Question).Value.AsFailure().Message);

    [Theory]
    [InlineData("(evt.none ?? '') < evt.id and (evt.amount) == 2", "This does not hold: (evt.none ?? '') < evt.id and (evt.amount) == 2")]
    [InlineData("(1 + 2) * 3 == 10", "This does not hold: (1 + 2) * 3 == 10")]
    public void A_rule_is_shown_as_it_is_written(string expression, string message) =>
        Assert.Equal(message, Assert.Single(Evaluate($$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "{{expression}}" } ] }""")).Message);

    [Fact]
    public void A_long_rule_is_shown_whole()
    {
        var expression = string.Join(" or ", Enumerable.Range(0, 20).Select(i => $"evt.amount == {i}"));

        var result = Assert.Single(Evaluate($$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "{{expression}}" } ] }"""));

        Assert.Equal("This does not hold: " + expression, result.Message);
    }

    [Fact]
    public void An_operand_in_brackets_is_named_with_them()
    {
        var (value, _) = Expression.Evaluate("(evt.id + 'x') * 2", Event, Strictness.Field);

        Assert.StartsWith("`(evt.id + 'x')` gives text", value.AsFailure().Message, StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableArray<Finding> Findings(string json)
    {
        var findings = new FindingSink();
        _ = RuleFile.Compile("rules/other.json", System.Text.Encoding.UTF8.GetBytes(json), Scope.Empty.With("evt"), findings);
        return findings.ToImmutable();
    }

    private static System.Collections.Immutable.ImmutableArray<RuleResult> Evaluate(string json)
    {
        var findings = new FindingSink();
        var sets = RuleFile.Compile("rules/other.json", System.Text.Encoding.UTF8.GetBytes(json), Scope.Empty.With("evt"), findings);
        Assert.False(findings.HasErrors, string.Join(" ", findings.ToImmutable().Select(finding => finding.Message)));
        return sets["w"].Evaluate(Expression.Context, [Expression.Json(Event).Member("evt")]).Rules;
    }
}
