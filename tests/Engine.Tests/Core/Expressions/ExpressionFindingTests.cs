using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Expressions;

namespace Engine.Tests.Core.Expressions;

/// <summary>Where findings point to. The scalar begins at line 7, column 3; so column 3 is the first character.</summary>
public sealed class ExpressionFindingTests
{
    [Theory]
    [InlineData("evnt.type", "EXP010", 3, 7, "`evnt` is not known here. Did you mean \"event\"?")]
    [InlineData("payload.a + zzz", "EXP010", 15, 18, "`zzz` is not known here. Known are event, payload, client. Text stands in quotes: 'zzz'.")]
    [InlineData("event.typ == 'x'", "EXP012", 9, 12, "`event` has no member `typ`. Did you mean \"type\"? It has apiVersion, id, occurredAt, source, type.")]
    [InlineData("client.currency", "EXP012", 10, 18, "`client` has no member `currency`.")]
    [InlineData("event.type.size", "EXP012", 14, 18, "`event.type` gives text, which has no member `size`.")]
    [InlineData("uper(payload.a)", "EXP011", 3, 7, "There is no function `uper`. Did you mean \"upper\"?")]
    [InlineData("payload.a.ToUper()", "EXP011", 13, 19, "There is no function `.ToUper`. Did you mean \".ToUpper\"?")]
    [InlineData("Math.Absolute(1)", "EXP011", 3, 16, "There is no function `Math.Absolute`.")]
    [InlineData("payload.a.Wher(x => x)", "EXP011", 13, 17, "There is no function `.Wher`. Did you mean \".Where\"?")]
    [InlineData("round(event.type)", "EXP014", 9, 19, "`event.type` gives text, but round(x, digits?) needs a number or an amount for `x`.")]
    [InlineData("event.occurredAt + 1", "EXP014", 3, 23, "`event.occurredAt` gives an instant and `1` gives a number: they cannot be calculated with `+`.")]
    [InlineData("event.type == 5", "EXP014", 3, 18, "`event.type` gives text and `5` gives a number: they can never be equal. Convert one of them.")]
    [InlineData("event.type and true", "EXP014", 3, 13, "`event.type` gives text where true or false is needed.")]
    [InlineData("upper('a', 'b')", "EXP013", 3, 18, "upper(text) is given 2 arguments.")]
    [InlineData("ref('custmer')", "EXP015", 7, 16, "No record named \"custmer\" stands above this one. Did you mean \"customer\"?")]
    [InlineData("ref(payload.a)", "EXP015", 7, 16, "ref(…) needs the name of a record in quotes, such as ref('customer').")]
    [InlineData("crosswalk('itmes', payload.a)", "EXP016", 13, 20, "No crosswalk is named \"itmes\". Did you mean \"items\"?")]
    [InlineData("amount(1, 'UDS')", "FUN101", 13, 18, "'UDS' is no ISO 4217 currency code.")]
    [InlineData("DateTime.UtcNow", "EXP017", 3, 18, "`DateTime.UtcNow` is not seen")]
    [InlineData("1 + * 2", "EXP003", 7, 8, "`*` stands where a value was expected.")]
    [InlineData("round(1", "EXP003", 10, 11, "The expression ends where `,` was expected.")]
    [InlineData("payload..a", "EXP003", 11, 12, "`.` stands where the name of a member after the dot was expected.")]
    [InlineData("'abc", "EXP002", 3, 7, "The text that begins here has no closing '.")]
    [InlineData("1 # 2", "EXP001", 5, 6, "The character `#` has no meaning in an expression.")]
    [InlineData("not event.type in ('a')", "EXP014", 3, 26, "`not` here belongs to the value alone. Write `x not in (…)`.")]
    [InlineData("(date('2025-01-01') - date(payload.a)) > 5", "EXP014", 3, 45, "`(date('2025-01-01') - date(payload.a))` gives an object and `5` gives a number: they have no order. A difference of dates is compared by its days: (a - b).TotalDays.")]
    public void A_finding_names_the_text_its_place_and_what_would_be_right(string expression, string code, int from, int to, string message)
    {
        var finding = Assert.Single(Expression.Findings(expression));

        Assert.Equal(code, finding.Code.Id);
        Assert.Equal((7, from, 7, to), Place(finding));
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_of_an_expression_are_found_at_once()
    {
        var findings = Expression.Findings("evnt.type == 'a' and uper(payload.x) == clint.name");

        Assert.Equal(["EXP010", "EXP011", "EXP010"], findings.Select(finding => finding.Code.Id));
    }

    [Fact]
    public void A_name_in_other_capitals_is_taken_with_a_warning()
    {
        var finding = Assert.Single(Expression.Findings("Event.type == 'x'", Strictness.Question));

        Assert.Equal(("EXP018", Severity.Warning), (finding.Code.Id, finding.Severity));
        Assert.Equal("`Event` is declared as `event`.", finding.Message);
    }

    [Theory]
    [InlineData("date(payload.a)", Kinds.Date)]
    [InlineData("money(payload.a, 'usd')", Kinds.Amount)]
    [InlineData("round(money(payload.a, 'usd'), 1)", Kinds.Amount)]
    [InlineData("round(2.5)", Kinds.Number)]
    [InlineData("payload.a > 1 ? 'x' : 2", Kinds.Text | Kinds.Number)]
    [InlineData("event.apiVersion ?? 'x'", Kinds.Text)]
    [InlineData("payload.lines.Any(l => l.amount > 1)", Kinds.Boolean)]
    [InlineData("payload.lines.Where(l => l.amount > 1)", Kinds.List)]
    [InlineData("ref('customer')", Kinds.Reference)]
    [InlineData("money(1, 'usd') / money(2, 'usd')", Kinds.Number | Kinds.Amount)]
    [InlineData("payload.a", Kinds.Any)]
    [InlineData("'a' + 1", Kinds.Text)]
    [InlineData("(date('2025-01-01') - date('2025-01-02')).Days", Kinds.Number)]
    public void The_kinds_of_an_expression_are_known_before_it_is_evaluated(string expression, Kinds kinds)
    {
        var scope = Scope.Empty.With("event", Shape.Event).With("payload", Kinds.Object);
        var compiled = Expression.Compile(expression, Strictness.Field, scope, new FindingSink());

        Assert.Equal(kinds, compiled!.Kinds);
    }

    [Fact]
    public void Positions_follow_the_escapes_of_the_file()
    {
        // "evt.type == \"a\" and zzz": each escaped quote takes two columns in the file.
        const string text = "evt.type == \"a\" and zzz";
        var positions = ImmutableArray.CreateBuilder<TextPosition>();
        for (int i = 0, column = 4; i < text.Length; i++, column++)
        {
            positions.Add(new TextPosition(1, column));
            column += text[i] == '"' ? 1 : 0;
        }

        var scalar = Expression.Scalar(text) with { Positions = positions.ToImmutable() };
        var findings = new FindingSink();
        ExpressionCompiler.Compile(
            scalar, 0, text.Length, Expression.ContextOf(Strictness.Question, Scope.Empty.With("evt").With("other"), findings));

        var finding = Assert.Single(findings.ToImmutable());
        Assert.Equal((1, 26, 1, 29), Place(finding));
    }

    private static (int, int, int, int) Place(Finding finding) =>
        (finding.Span.Start.Line, finding.Span.Start.Column, finding.Span.End.Line, finding.Span.End.Column);
}
