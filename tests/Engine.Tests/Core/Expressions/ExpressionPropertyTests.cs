using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Engine.Tests.Core.Expressions;

public sealed class ExpressionPropertyTests
{
    private const string Inputs = """
        {"p": {"a": 5, "b": "text", "c": null, "d": true, "l": [{"a": 1, "b": "x"}, {"a": null}, {}], "n": [3, 1, 2]}, "n": 4}
        """;

    private static readonly Gen<string> Leaves = Gen.Elements(
        "p.a", "p.b", "p.c", "p.d", "p.x", "p.x.y", "p?.x", "n", "1", "2.50", "0", "'text'", "'5'", "true", "null", "p.l", "p.n", "p.l[0].a", "p.n[9]");

    private static readonly string[] Infix =
    [
        "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "and", "or", "??", "in",
    ];

    private static readonly string[] Shapes =
    [
        "({0})", "not ({0})", "-({0})", "upper({0})", "round({0})", "text({0})", "({0}).Any(x => x.a > 1)", "({0}).Sum(x => x.a)",
        "({0}).Where(x => x.a == 1).Count", "({0}).First()", "({0}).Length", "money({0}, 'usd')", "date({0})", "new [] {{0}, 1}",
        "({0}).Max()", "({0}).Distinct().OrderBy(it).Count", "({0}) ? 1 : 2", "iif({0}, 'y', 'z')", "isMissing({0})", "np({0}, 3)",
    ];

    [Fact]
    public void Reading_random_text_never_throws()
    {
        var pieces = Gen.Elements(
            "(", ")", "[", "]", "{", "}", ".", "?.", "??", "?", ":", ",", "'", "\"", "\\", "$", "~", "=>", "=", "==", "!", "not", "in", "and", "new",
            "payload", "event", "a", "it", "1", "1.5", "e9", "-", "+", "Any", "Sum", "ref", "crosswalk", " ", "\n", "\0", "é", "\ud800", "${", "}");
        var texts = Gen.OneOf(
            pieces.ListOf().Select(list => string.Concat(list)),
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));

        Prop.ForAll(texts.ToArbitrary(), Reads).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Theory]
    [InlineData(Strictness.Field)]
    [InlineData(Strictness.Question)]
    public void Evaluating_twice_gives_the_same_and_never_throws(Strictness strictness)
    {
        var evaluated = 0;
        Prop.ForAll(Expressions(3).ToArbitrary(), text =>
        {
            var first = Expression.Evaluate(text, Inputs, strictness);
            var second = Expression.Evaluate(text, Inputs, strictness);
            evaluated += first.Value.IsFailure && first.Value.AsFailure().Code.Id.StartsWith("EXP0", StringComparison.Ordinal) ? 0 : 1;
            return first == second;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

        // Enough random expressions have to get past the type checker, or the property would say little.
        Assert.True(evaluated > 500, $"Only {evaluated} of 3,000 were evaluated.");
    }

    [Fact]
    public void A_question_never_passes_on_a_value_that_is_missing()
    {
        var operators = Gen.Elements("==", "!=", "<", "<=", ">", ">=");
        var arounds = Gen.Elements("{0}", "not ({0})", "not not ({0})", "({0}) and true", "({0}) or false");
        var questions =
            from missing in Gen.Elements("p.x", "p.c", "p.x.y")
            from compare in operators
            from other in Leaves.Where(leaf => leaf != "null")
            from around in arounds
            select around.Replace("{0}", $"{missing} {compare} {other}", StringComparison.Ordinal);

        Prop.ForAll(questions.ToArbitrary(), text => Expression.Evaluate(text, Inputs, Strictness.Question).Value != Value.True)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static bool Reads(string text)
    {
        var findings = new FindingSink();
        var scope = Scope.Empty.With("event", Shape.Event).With("payload");
        var compiled = Expression.Compile(text, Strictness.Field, scope, findings);
        var template = TemplateCompiler.Compile(Expression.Scalar(text), Expression.ContextOf(Strictness.Field, scope, findings));
        return (compiled is not null && template is not null) || findings.HasErrors;
    }

    private static Gen<string> Expressions(int depth)
    {
        if (depth == 0)
        {
            return Leaves;
        }

        var below = Expressions(depth - 1);
        var infix = from left in below from symbol in Gen.Elements(Infix) from right in below select $"{left} {symbol} {right}";
        var shaped = from shape in Gen.Elements(Shapes) from inner in below select shape.Replace("{0}", inner, StringComparison.Ordinal);
        return Gen.Frequency((1, Leaves), (2, infix), (3, shaped));
    }
}
