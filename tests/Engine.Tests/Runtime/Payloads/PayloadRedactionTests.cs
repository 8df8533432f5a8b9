using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Payloads;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Runtime.Payloads;

public sealed class PayloadRedactionTests
{
    private const string Payload =
        """{"type":"invoice.paid","id":"evt_1","data":{"object":{"name":"Zoë O'Hara","mail":"zoe@example.com","short":"ab","amount":1999,"lines":[{"note":"line one"},{"note":"line two"}],"address":{"city":"Sometown","zip":null}}}}""";

    [Theory]
    [InlineData("data.object.name", "Zoë O'Hara")]
    [InlineData("data.object.mail", "zoe@example.com")]
    [InlineData("data.object.lines.*.note", "line one|line two")]
    [InlineData("data.object.address", "Sometown")]
    [InlineData("data.*.mail", "zoe@example.com")]
    [InlineData("data.object.amount", "1999")]
    [InlineData("*", "Zoë O'Hara|zoe@example.com|line two|Sometown")]
    public void Values_at_a_path_are_shown_nowhere(string path, string values)
    {
        var shown = Text(new PayloadRedaction([path]).Apply(Report(path == "data.object.amount" ? "" : values.Replace('|', ' '))));
        foreach (var value in values.Split('|'))
        {
            Assert.DoesNotContain(value, shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(JsonSerializer.Serialize(value).Trim('"'), shown, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(value.Replace("'", "''", StringComparison.Ordinal), shown, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("evt_1", Encoding.UTF8.GetString(Report("").Body.Span), StringComparison.Ordinal);
        Assert.Contains("***", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_leads_nowhere_and_a_short_value_change_nothing_else()
    {
        var shown = Text(new PayloadRedaction(["data.object.short", "data.nothing.here", "data.object.lines.note"]).Apply(Report("about a cab")));
        Assert.Contains("about a cab", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\"short\":\"ab\"", shown, StringComparison.Ordinal);
        Assert.Contains("line one", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_tells_who_may_not_see_values_what_was_counted_and_no_more()
    {
        var progress = new RunProgress(
            ImmutableSortedDictionary<string, long>.Empty.Add("differ", 1), ImmutableSortedDictionary<string, decimal>.Empty, ["evt_1: name was Hopper"], [new RunFailure("evt_2", "RUN400", "Hopper has no row")], null, null);
        var run = new Engine.Runtime.Storage.RunReport(1, new RunStart(RunKind.Replay, "acme", null, null, "ann", "why", Deliveries.Noon), RunState.Done, null, progress);
        var shown = new PayloadRedaction(["data.object.name"]).Apply(run).Progress;
        Assert.Equal(("(erased)", "(erased)", "RUN400", 1L), (shown.Remarks[0], shown.Failures[0].Message, shown.Failures[0].Code, shown.Counts["differ"]));
        Assert.Same(run, new PayloadRedaction([]).Apply(run));
    }

    [Fact]
    public void Without_paths_a_report_is_what_it_was()
    {
        var report = Report("x");
        Assert.Same(report, new PayloadRedaction([]).Apply(report));
    }

    [Fact]
    public void An_event_that_was_not_decided_yet_has_no_plan_afterwards_either()
    {
        Assert.Null(new PayloadRedaction(["data.object.name"]).Apply(Report("x") with { Plan = null }).Plan);
    }

    [Fact]
    public void A_value_that_is_a_word_of_the_plan_leaves_its_form_as_it_is()
    {
        var plan = """{"verdict":"write","event":"evt_1","memo":"a verdict to write about","n":1}""";
        var payload = """{"name":"verdict","other":"write","more":"event"}""";
        var shown = new PayloadRedaction(["*"]).Apply(Report("x") with { Body = Encoding.UTF8.GetBytes(payload), Plan = Encoding.UTF8.GetBytes(plan) }).Plan!.Value;
        Assert.Equal("""{"verdict":"write","event":"evt_1","memo":"a *** to *** about","n":1}""", Encoding.UTF8.GetString(shown.Span));
    }

    private static string Text(EventReport report) => string.Join('\n', [
        Encoding.UTF8.GetString(report.Body.Span),
        Encoding.UTF8.GetString(report.Plan!.Value.Span),
        report.Summary.Reason!,
        .. report.Problems.Select(problem => problem.Message),
        .. report.LookUps.Select(lookUp => lookUp.Exchange.ToString()),
        .. report.Steps.SelectMany(step => step.Attempts).Select(attempt => attempt.Exchange + attempt.Detail),
        .. report.Steps.Select(step => step.Note!),
    ]);

    // The values are everywhere where an event shows them.
    private static EventReport Report(string values)
    {
        var exchange = new HttpExchange("POST", $"/x?q={Uri.EscapeDataString(values)}", JsonSerializer.Serialize(new { q = values.Replace("'", "''", StringComparison.Ordinal) }), 400, $"""["{values}"]""", null, TimeSpan.Zero);
        var summary = new EventSummary(1, "acme", "stripe", "evt_1", "t", Deliveries.Noon, Deliveries.Noon, EventState.Raised, values, [], 0, null, null, 0, 0);
        var attempt = new AttemptReport("create", Deliveries.Noon, AttemptOutcome.Refused, values, exchange, null);
        return new EventReport(
            summary,
            Encoding.UTF8.GetBytes(Payload),
            Encoding.UTF8.GetBytes($$"""{"memo":{{JsonSerializer.Serialize(values)}}}"""),
            null,
            [new LookUpReport(Deliveries.Noon, exchange)],
            [new StepReport(0, "it", "invoice", "in_1", "create", StepState.Refused, null, values, [attempt])],
            [new RaisedProblem("NET001", values, null, null, null, Deliveries.Noon, "open")],
            ImmutableArray<string>.Empty,
            null,
            null);
    }
}
