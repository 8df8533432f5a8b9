using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Diagnostics;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Rules;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;

namespace Engine.App.Output;

/// <summary>An event's report for a person: the event, the rules, the plan, the requests, and what happens next.</summary>
internal sealed class ExplainText
{
    private const int LongestBody = 2000;

    private readonly StringBuilder text = new();

    private ExplainText()
    {
    }

    public static string Of(EventReport report)
    {
        var page = new ExplainText();
        page.Head(report);
        page.LookUps(report.LookUps);
        if (report.Plan is { } json)
        {
            var plan = PlanJson.Read(json);
            page.Asked(plan.Asked);
            page.Rules(plan.Trace);
            page.Validated(plan.Validated);
            page.Decision(plan, report);
            page.Steps(plan, report.Steps);
            page.WriteBacks(plan, report.WriteBacks);
        }

        page.Problems(report.Problems);
        return page.text.ToString();
    }

    private void Head(EventReport report)
    {
        var summary = report.Summary;
        Line(0, $"{summary.Type} {summary.Id}");
        Line(1, $"client    {summary.Client}, from {summary.Source}");
        Line(1, $"happened  {Instant(summary.OccurredAt)}");
        Line(1, $"received  {Instant(summary.ReceivedAt)}{Again(summary)}");
        Masked(summary);
        Variants(report);
        Line(1, $"state     {summary.State.ToString().ToLowerInvariant()}{(summary.Reason is { } reason ? $": {reason}" : "")}");
        Line(1, $"next      {Next(report)}");
    }

    private void Masked(EventSummary summary)
    {
        if (summary.Masked > 0)
        {
            Line(1, $"masked    {summary.Masked} card numbers or codes were blanked out before it was kept");
        }
    }

    private void Variants(EventReport report)
    {
        foreach (var other in report.Variants)
        {
            Line(1, $"other     body {Shorten(other.BodyHash, 12)} first came {Instant(other.FirstAt)}, {other.Count} times in all; it does nothing");
        }
    }

    private static string Again(EventSummary summary) =>
        (summary.Repeats > 0 ? $", and again {summary.Repeats} times" : "")
        + (summary.Variants > 0 ? $", and {summary.Variants} times with another body (the first one counts)" : "");

    private static string Next(EventReport report) => report.Summary.State switch
    {
        EventState.Received or EventState.Retry or EventState.Waiting when report.Behind is { } first => $"it goes on when event {first} of the same key, which comes first, is done or resolved.",
        EventState.Received => "it is taken up as soon as its lane is free.",
        EventState.Processing => "it is being worked on.",
        EventState.Retry when report.Summary.NextAt is { } at => $"it is taken up again at {Instant(at)}.",
        EventState.Retry => "it is taken up again as soon as its lane is free.",
        EventState.Waiting when report.WaitsFor.IsEmpty => report.Summary.NextAt is { } at ? $"it is taken up again at {Instant(at)}." : "it goes on when its mapping delivers.",
        EventState.Waiting => $"it goes on when {string.Join(" or ", report.WaitsFor)} is there; a person is asked at {Instant(report.WaitUntil)}.",
        EventState.Completed => "nothing; everything it asks for is in NetSuite.",
        EventState.Ignored => "nothing; the configuration does nothing with it.",
        EventState.Raised => "a person decides; it stands in the exception queue.",
        var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
    };

    private void LookUps(ImmutableArray<LookUpReport> lookUps)
    {
        if (lookUps.IsEmpty)
        {
            return;
        }

        Line(0, "");
        Line(0, "Asked NetSuite and the source");
        foreach (var lookUp in lookUps)
        {
            Line(1, $"at {Instant(lookUp.At)}");
            Exchange(lookUp.Exchange with { RequestBody = Statement(lookUp.Exchange.RequestBody) });
        }
    }

    // SuiteQL travels inside JSON, where its quotes are escaped.
    private static string Statement(string body)
    {
        try
        {
            return body.Length > 0 && JsonNode.Parse(body) is JsonObject { Count: 1 } written && written["q"] is { } query ? query.ToString() : body;
        }
        catch (JsonException)
        {
            // Cut when it was journaled.
            return body;
        }
    }

    private void Rules(ImmutableArray<PlanTrace> trace)
    {
        if (trace.IsEmpty)
        {
            return;
        }

        Line(0, "");
        Line(0, "Mappings tried");
        foreach (var tried in trace)
        {
            Line(1, $"{(tried.Passed ? "passed" : "failed")}  {tried.Mapping}, when {tried.Condition}");
            RuleResults(2, tried.Rules);
        }
    }

    private void Asked(ImmutableArray<PlanAnswer> asked)
    {
        if (asked.IsEmpty)
        {
            return;
        }

        Line(0, "");
        Line(0, "Looked up and computed");
        foreach (var answer in asked)
        {
            Line(1, $"{answer.Kind,-8}  {Shorten(answer.Asked, LongestBody)}");
            Line(2, Shorten(answer.Answer, LongestBody));
        }
    }

    private void Validated(ImmutableArray<RuleSetTrace> traces)
    {
        if (traces.IsEmpty)
        {
            return;
        }

        Line(0, "");
        Line(0, "Validated, and not all passed");
        foreach (var trace in traces)
        {
            Line(1, trace.RuleSet);
            RuleResults(2, trace.Rules);
        }
    }

    private void RuleResults(int depth, ImmutableArray<RuleResult> results)
    {
        foreach (var result in results)
        {
            Line(depth, $"{result.Outcome.ToString().ToLowerInvariant(),-6}  {result.Name}{(result.Message is { } message ? $": {message}" : "")}");
            RuleResults(depth + 1, result.Children);
        }
    }

    private void Decision(Plan plan, EventReport report)
    {
        Line(0, "");
        Line(0, $"Decided {Instant(report.DecidedAt)} with configuration {Shorten(plan.Revision, 12)}");
        Line(1, $"{plan.Verdict.ToString().ToLowerInvariant()}{(plan.Mapping is { } mapping ? $" by mapping {mapping}" : "")}{(plan.Reason is { } reason ? $": {reason}" : "")}");
        foreach (var warning in plan.Warnings)
        {
            Line(1, $"warning {warning.Code} {warning.Message}");
        }
    }

    private void WriteBacks(Plan plan, ImmutableArray<WriteBackReport> reports)
    {
        if (plan.WriteBacks.IsEmpty)
        {
            return;
        }

        Line(0, "");
        Line(0, "Written back to the source");
        foreach (var planned in plan.WriteBacks)
        {
            var report = reports.FirstOrDefault(report => report.Object == planned.Object && report.Id == planned.Id);
            Line(1, $"{planned.Object} {planned.Id}{(report is null ? "" : $": {report.State.ToString().ToLowerInvariant()}{(report.Detail is { } detail ? $", {Shorten(detail, LongestBody)}" : "")}")}");
            foreach (var (key, value) in planned.Metadata)
            {
                Line(2, $"{key}: {PlannedWriteBack.Show(value)}");
            }

            if (report?.Exchange is { } exchange)
            {
                Exchange(exchange);
            }
        }
    }

    private void Steps(Plan plan, ImmutableArray<StepReport> reports)
    {
        for (var n = 0; n < plan.Steps.Length; n++)
        {
            var step = plan.Steps[n];
            var report = n < reports.Length ? reports[n] : null;
            Line(0, "");
            Line(0, $"{n + 1}. {step.Action.ToString().ToLowerInvariant()} {step.Wanted.Key}{State(report)}");
            Note(report?.Note ?? step.Note);
            Note(step.Wanted.From is { } from ? $"made out of {from.RecordType} {from.Record}" : null);
            Content(step.Wanted);
            foreach (var difference in step.Differences)
            {
                Line(2, $"changes {difference.Field}: {difference.There} -> {difference.Wanted}");
            }

            foreach (var attempt in report?.Attempts ?? [])
            {
                Attempt(attempt);
            }
        }
    }

    private static string State(StepReport? report) => report switch
    {
        null => "",
        { State: StepState.Done } => $": {report.Action} done, internal id {report.InternalId}",
        _ => $": {report.State.ToString().ToLowerInvariant()}",
    };

    private void Note(string? note)
    {
        if (note is not null)
        {
            Line(2, note);
        }
    }

    private void Content(WantedRecord wanted)
    {
        var origins = wanted.Origins.GroupBy(origin => origin.Path).ToDictionary(group => group.Key, group => group.Last().Span);
        Fields(2, wanted.Content.Fields, "", origins);
        foreach (var sublist in wanted.Content.Sublists)
        {
            for (var line = 0; line < sublist.Lines.Length; line++)
            {
                Line(2, $"{sublist.Name} line {line + 1}");
                Fields(3, sublist.Lines[line].Fields, sublist.Name + ".", origins);
            }
        }
    }

    private void Fields(int depth, FieldContents fields, string prefix, Dictionary<string, SourceSpan> origins)
    {
        foreach (var field in fields)
        {
            var origin = origins.TryGetValue(prefix + field.Name, out var span) ? $"  ({span.File}:{span.Start})" : "";
            if (field.Value.Kind == ValueKind.Object)
            {
                Line(depth, field.Name);
                Fields(depth + 1, FieldContents.Within(field.Value), $"{prefix}{field.Name}.", origins);
                continue;
            }

            Line(depth, $"{field.Name} = {field.Value}{origin}");
        }
    }

    private void Attempt(AttemptReport attempt)
    {
        var outcome = attempt.Outcome is { } known ? known.ToString().ToLowerInvariant() : "no answer known";
        Line(2, $"{attempt.Operation} at {Instant(attempt.IntentAt)}: {outcome}{(attempt.Detail is { } detail ? $", {detail}" : "")}");
        if (attempt.Exchange is { } exchange)
        {
            Exchange(exchange);
        }
    }

    private void Exchange(HttpExchange exchange)
    {
        Line(3, $"> {exchange.Method} {exchange.Path}");
        Body(">", exchange.RequestBody);
        Line(3, $"< {(exchange.Status == 0 ? "no answer" : exchange.Status.ToString(CultureInfo.InvariantCulture))} after {exchange.Elapsed.TotalMilliseconds:0} ms");
        Body("<", exchange.ResponseBody);
    }

    private void Body(string direction, string body)
    {
        if (body.Length > 0)
        {
            Line(3, $"{direction} {Shorten(body, LongestBody)}");
        }
    }

    private void Problems(ImmutableArray<RaisedProblem> problems)
    {
        if (problems.IsEmpty)
        {
            return;
        }

        Line(0, "");
        Line(0, "Raised");
        foreach (var problem in problems)
        {
            var place = string.Join('.', new[] { problem.Record, problem.Field }.OfType<string>());
            Line(1, $"{problem.Code}{(place.Length > 0 ? $" {place}" : "")}: {problem.Message}");
            Note(problem.Origin is { } origin ? $"from {origin}" : null);
        }
    }

    private void Line(int depth, string content) => text.Append(' ', depth * 2).AppendLine(Printable(content));

    // What came from outside must not steer the terminal.
    private static string Printable(string content) =>
        string.Concat(content.Select(character => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString()));

    private static string Shorten(string content, int length) => content.Length <= length ? content : content[..length] + "…";

    private static string Instant(DateTimeOffset? instant) =>
        instant?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "an unknown time";
}
