using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;
using Engine.Core.Values;

namespace Engine.Tests.Core.Expressions;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("", "")]
    [InlineData("$5 {x}", "$5 {x}")]
    [InlineData("Stripe ${ p.number }", "Stripe INV-1")]
    [InlineData("${p.number}-${p.total}", "INV-1-12.50")]
    [InlineData("${ p.number }", "INV-1")]
    [InlineData(" ${ p.number }", " INV-1")]
    [InlineData("$${ p.number }", "${ p.number }")]
    [InlineData("a $${b} ${ p.number } $${", "a ${b} INV-1 ${")]
    [InlineData("x ${ '}' + \"{\" }", "x }{")]
    [InlineData(@"x ${ 'it\'s }' }", "x it's }")]
    [InlineData("x ${ new [] {1, 2}.Sum() }", "x 3")]
    [InlineData("x ${ money(1250, 'usd') }", "x 12.50")]
    [InlineData("x ${ date('2025-01-31') }", "x 2025-01-31")]
    [InlineData("x ${ instant('2025-01-31T10:00:00Z') }", "x 2025-01-31T10:00:00Z")]
    [InlineData("x ${ true }", "x true")]
    [InlineData("x ${ p.nil }", "EXP102")]
    [InlineData("x ${ p.nowhere }", "EXP101")]
    [InlineData("x ${ p?.nowhere }", "EXP101")]
    [InlineData("x ${ p.nowhere ?? 'y' }", "x y")]
    [InlineData("x ${ p.list }", "EXP103")]
    [InlineData("x ${ ref('customer') }", "EXP103")]
    public void A_template_gives_text_with_its_values_in_it(string template, string gives)
    {
        var value = Evaluate(Expression.Scalar(template));

        Assert.Equal(gives, value.IsFailure ? value.AsFailure().Code.Id : value.ToString());
    }

    [Theory]
    [InlineData("12.50", ConfigScalarKind.Number, ValueKind.Number, "12.50")]
    [InlineData("-3", ConfigScalarKind.Number, ValueKind.Number, "-3")]
    [InlineData("1e3", ConfigScalarKind.Number, ValueKind.Number, "1000")]
    [InlineData("True", ConfigScalarKind.Boolean, ValueKind.Boolean, "true")]
    [InlineData("false", ConfigScalarKind.Boolean, ValueKind.Boolean, "false")]
    [InlineData("~", ConfigScalarKind.Null, ValueKind.Null, "null")]
    [InlineData("12", ConfigScalarKind.Text, ValueKind.Text, "12")]
    public void A_plain_scalar_is_a_literal_of_its_kind(string text, ConfigScalarKind kind, ValueKind valueKind, string gives)
    {
        var value = Evaluate(Expression.Scalar(text, kind));

        Assert.Equal((valueKind, gives), (value.Kind, value.ToString()));
    }

    [Fact]
    public void An_expression_alone_keeps_the_kind_of_its_value() =>
        Assert.Equal(ValueKind.Amount, Evaluate(Expression.Scalar("${ money(1, 'usd') }")).Kind);

    [Theory]
    [InlineData("Stripe ${ p.number", "EXP007", 10)]
    [InlineData("${ a } ${ 'open }", "EXP007", 10)]
    [InlineData("x ${ zzz }", "EXP010", 8)]
    [InlineData("x ${}", "EXP004", 7)]
    [InlineData("x ${ }", "EXP004", 8)]
    [InlineData("x ${ new [] {1} }", "EXP014", 7)]
    [InlineData("x ${ 1 + }", "EXP003", 12)]
    public void What_is_wrong_in_a_template_is_found_at_its_place(string template, string code, int column)
    {
        var findings = new FindingSink();
        var scope = Scope.Empty.With("p").With("a");

        Assert.Null(TemplateCompiler.Compile(Expression.Scalar(template), Expression.ContextOf(Strictness.Field, scope, findings)));

        var finding = Assert.Single(findings.ToImmutable());
        Assert.Equal((code, 7, column), (finding.Code.Id, finding.Span.Start.Line, finding.Span.Start.Column));
    }

    [Fact]
    public void A_number_that_no_decimal_holds_is_refused()
    {
        var findings = new FindingSink();
        var scalar = Expression.Scalar("12345678901234567890123456789012", ConfigScalarKind.Number);

        Assert.Null(TemplateCompiler.Compile(scalar, Expression.ContextOf(Strictness.Field, Scope.Empty, findings)));
        Assert.Equal("EXP110", Assert.Single(findings.ToImmutable()).Code.Id);
    }

    private static Value Evaluate(ConfigScalar scalar)
    {
        var findings = new FindingSink();
        var compiled = TemplateCompiler.Compile(scalar, Expression.ContextOf(Strictness.Field, Scope.Empty.With("p"), findings));
        Assert.Empty(findings.ToImmutable());
        var frame = new EvaluationFrame(Expression.Context, 1);
        frame[0] = Expression.Json("""{"number": "INV-1", "total": 12.50, "nil": null, "list": [1]}""");
        return compiled!.Evaluate(frame);
    }
}
