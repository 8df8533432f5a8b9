using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Planning;
using Engine.Core.Rules;

namespace Engine.Core.Specs;

/// <summary>Compares what was planned with what a spec expects; everything that differs is told.</summary>
internal sealed class SpecComparison(Spec spec, ClientConfig client, List<SpecDifference> differences)
{
    public void Compare(IReadOnlyList<PlayedEvent> played)
    {
        CompareTexts("raised", played.SelectMany(one => one.Plan.Problems.Select(problem => new Ending(one, $"{problem.Code} {problem.Message}", problem.Origin))));
        CompareTexts("warned", played.SelectMany(one => one.Plan.Warnings.Select(problem => new Ending(one, $"{problem.Code} {problem.Message}", problem.Origin))));
        CompareTexts("ignored", played.Where(one => one.Plan.Verdict == PlanVerdict.Ignore).Select(one => new Ending(one, one.Plan.Reason!, null) { More = Said(one.Plan) }));
        CompareWaiting(played);
        CompareSteps(played);
        CompareWriteBacks(played);
    }

    private void CompareWriteBacks(IReadOnlyList<PlayedEvent> played)
    {
        var planned = played.SelectMany(one => one.Plan.WriteBacks).Select(Shown).ToList();
        var expected = (spec.Then.Sequence("writeBacks")?.Items ?? []).Cast<ConfigMapping>().Select(Shown).ToList();
        if (planned.SequenceEqual(expected))
        {
            return;
        }

        differences.Add(new SpecDifference(SpecCodes.WriteBackDiffers, spec.Then["writeBacks"]?.Span ?? spec.Then.Span, $"Written back: {(planned.Count == 0 ? "nothing" : string.Join("; ", planned))}. Expected: {(expected.Count == 0 ? "nothing" : string.Join("; ", expected))}.")
        {
            Subject = "what goes back to the source",
            Expected = string.Join("\n", expected),
            Got = string.Join("\n", planned),
        });
    }

    private static string Shown(PlannedWriteBack one) => Shown(one.Object, one.Id, one.Metadata.Select(entry => (entry.Key, PlannedWriteBack.Show(entry.Value))));

    private static string Shown(ConfigMapping one) => Shown(
        one.Text("object")!, one.Text("id")!, (one.Mapping("metadata")?.Entries ?? []).Select(entry => (entry.Name, (entry.Value as ConfigScalar)?.Text ?? "")));

    private static string Shown(string name, string id, IEnumerable<(string Key, string Value)> metadata) =>
        $"{name} {id} {string.Join(", ", metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}"))}";

    /// <summary>How an event ended other than by steps.</summary>
    /// <param name="Why">What is shown of it.</param>
    /// <param name="From">The configuration line behind it; null when none is.</param>
    private sealed record Ending(PlayedEvent Event, string Why, SourceSpan? From)
    {
        /// <summary>What a spec may ask for besides.</summary>
        public string More { get; init; } = "";

        public string Subject => $"{Event.Source.Type} {Event.Source.Id}";

        public ImmutableArray<SourceSpan> Spans => From is null ? [] : [From];

        public bool Says(string[] parts) => parts.All(part => Why.Contains(part, StringComparison.Ordinal) || More.Contains(part, StringComparison.Ordinal));
    }

    private void CompareSteps(IReadOnlyList<PlayedEvent> played)
    {
        var steps = new StepComparison(client, differences);
        var planned = played.SelectMany(one => one.Plan.Steps.Select(step => new PlayedStep(one, step))).ToList();
        var order = planned.ToList();
        var matched = new List<(ConfigMapping Expected, PlayedStep Planned)>();
        var missing = new List<ConfigMapping>();
        foreach (var expected in (spec.Then.Sequence("plan")?.Items ?? []).Cast<ConfigMapping>())
        {
            if (planned.Find(step => StepText.IsFor(expected, step.Step)) is { } match)
            {
                planned.Remove(match);
                matched.Add((expected, match));
                steps.Compare(expected, match);
            }
            else
            {
                missing.Add(expected);
            }
        }

        foreach (var expected in missing)
        {
            var near = StepText.Nearest(expected, planned);
            _ = near is not null && planned.Remove(near);
            differences.Add(Missing(expected, near, played));
        }

        differences.AddRange(planned.Where(step => step.Step.Action != StepAction.Unchanged).Select(Extra));
        CompareOrder(matched, [.. order.Where(step => matched.Exists(pair => ReferenceEquals(pair.Planned, step)))]);
    }

    // Of the steps that are both expected and planned; what is missing or too many is told by itself.
    private void CompareOrder(List<(ConfigMapping Expected, PlayedStep Planned)> matched, List<PlayedStep> order)
    {
        var first = matched.Zip(order).ToList().FindIndex(pair => !ReferenceEquals(pair.First.Planned, pair.Second));
        if (first < 0)
        {
            return;
        }

        var (wanted, planned) = (StepText.Of(matched[first].Expected), StepText.Of(order[first].Step));
        differences.Add(new SpecDifference(SpecCodes.StepsInOtherOrder, matched[first].Expected.Span, $"Step {first + 1} is planned as {planned}, expected {wanted}; the steps are the same otherwise.")
        {
            Subject = "the order of the steps",
            Expected = Numbered(matched.Select(pair => StepText.Of(pair.Expected))),
            Got = Numbered(order.Select(step => StepText.Of(step.Step))),
        });
    }

    private static string Numbered(IEnumerable<string> steps) => string.Join("\n", steps.Select((step, place) => $"{place + 1}: {step}"));

    private SpecDifference Missing(ConfigMapping expected, PlayedStep? near, IReadOnlyList<PlayedEvent> played)
    {
        var wanted = StepText.Of(expected);
        return new SpecDifference(SpecCodes.StepMissing, expected.Span, $"Expected: {wanted}. Planned: {List(played, "; ")}.")
        {
            Subject = wanted,
            Expected = wanted,
            Got = near is null ? Briefly(played) : $"{StepText.Of(near.Step)}{Changes(near.Step)}",
            From = near is null ? [] : ChangedBy(near),
        };
    }

    // Why an event was raised or ignored is told by itself.
    private static string Briefly(IReadOnlyList<PlayedEvent> played) => played.All(one => one.Plan.Verdict == PlanVerdict.Write)
        ? List(played, "\n")
        : string.Join("\n", played.SelectMany(one => one.Plan.Verdict == PlanVerdict.Write ? Summarize(one.Plan) : [$"{one.Source.Type} {one.Source.Id}: {Ended(one.Plan)}"]));

    private static string Ended(Plan plan) => plan.Verdict switch
    {
        PlanVerdict.Raise => $"raised {string.Join(", ", plan.Problems.Select(problem => problem.Code).Distinct())}",
        PlanVerdict.Wait => $"waits for {string.Join(", ", plan.WaitsFor)}",
        PlanVerdict.Ignore => "ignored",
        _ => $"deferred: {plan.Reason}",
    };

    private static string Changes(PlanStep step) =>
        string.Concat(step.Differences.Select(difference => $"\n{difference.Field}: {difference.There} -> {difference.Wanted}"));

    private ImmutableArray<SourceSpan> ChangedBy(PlayedStep step) =>
        [.. step.Step.Differences.SelectMany(difference => SourcesOf(step, difference.Field)).Distinct()];

    // A difference names a body field, or a field of a line by its number: item[1].amount.
    private ImmutableArray<SourceSpan> SourcesOf(PlayedStep step, string path) => path.Split(['[', ']', '.'], StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var sublist, var number, var field] when int.TryParse(number, out var line) => FieldSources.Of(step, client, sublist, line - 1, field),
        _ => FieldSources.Of(step, client, null, 0, path),
    };

    private SpecDifference Extra(PlayedStep extra)
    {
        var made = StepText.Of(extra.Step);
        return new SpecDifference(SpecCodes.StepExtra, spec.Then.Span, $"Planned and not expected: {made}.")
        {
            Subject = made,
            Expected = "no such step",
            Got = $"{made}{Changes(extra.Step)}",
            From = [.. client.Mappings.Where(mapping => mapping.Name == extra.Event.Plan.Mapping).SelectMany(mapping => mapping.Records)
                .Where(record => record.Name == extra.Step.Wanted.Name.Split('[')[0]).Select(record => record.Span)],
        };
    }

    // A spec names a code, a rule or a part of the reason; each event that ends so must be named.
    private void CompareTexts(string key, IEnumerable<Ending> actual)
    {
        var left = actual.ToList();
        var unmet = Expected(spec.Then[key]).Where(expected => left.Find(ending => ending.Says(expected.Texts)) is not { } match || !left.Remove(match)).ToList();
        differences.AddRange(unmet.Select(expected => Unmet(key, string.Join(" ", expected.Texts).Trim(), expected.Span, left)));
        if (unmet.Count > 0)
        {
            // They are shown beside what was expected instead.
            return;
        }

        differences.AddRange(left.Select(ending => new SpecDifference(SpecCodes.OutcomeDiffers, spec.Then.Span, $"Not expected to be {key}: {ending.Why}")
        {
            Subject = ending.Subject,
            Expected = $"not to be {key}",
            Got = $"{key}: {ending.Why}",
            From = ending.Spans,
        }));
    }

    private static SpecDifference Unmet(string key, string wanted, SourceSpan span, List<Ending> left) => new(
        SpecCodes.OutcomeDiffers, span, $"Expected to be {key}: {wanted}. It was not{(left.Count == 0 ? "" : $"; {key} was: {string.Join(" | ", left.Select(ending => ending.Why))}")}.")
    {
        Subject = $"an event that is {key}",
        Expected = wanted,
        Got = left.Count == 0 ? $"none was {key}" : string.Join("\n", left.Select(ending => ending.Why)),
        From = [.. left.SelectMany(ending => ending.Spans)],
    };

    // The reason speaks of the mapping that came nearest; a spec may ask for what any of the others says.
    private static string Said(Plan plan) => string.Join(" | ", plan.Trace.SelectMany(tried => Said(tried.Rules, tried.Condition)));

    private static IEnumerable<string> Said(ImmutableArray<RuleResult> rules, string path) => rules
        .Where(rule => rule.Outcome != RuleOutcome.Passed)
        .SelectMany(rule => Said(rule.Children, $"{path}/{rule.Name}").Prepend($"{path}/{rule.Name}: {rule.Message}"));

    private void CompareWaiting(IReadOnlyList<PlayedEvent> played)
    {
        var left = played.SelectMany(one => one.Plan.WaitsFor.Select(key => (Event: one, Key: key))).ToList();
        foreach (var entry in (spec.Then.Sequence("waiting")?.Items ?? []).Cast<ConfigMapping>().SelectMany(item => item.Entries))
        {
            var wanted = ((ConfigScalar)entry.Value).Text;
            if (left.RemoveAll(waits => waits.Key.RecordType == entry.Name && waits.Key.ExternalId == wanted) == 0)
            {
                differences.Add(new SpecDifference(
                    SpecCodes.OutcomeDiffers, entry.Key.Span, $"Expected to wait for {entry.Name} {wanted}. Planned: {List(played, "; ")}.")
                {
                    Subject = "an event that waits",
                    Expected = $"waits for {entry.Name} {wanted}",
                    Got = List(played, "\n"),
                });
            }
        }

        differences.AddRange(left.Select(waits => new SpecDifference(SpecCodes.OutcomeDiffers, spec.Then.Span, $"Not expected to wait for {waits.Key}.")
        {
            Subject = $"{waits.Event.Source.Type} {waits.Event.Source.Id}",
            Expected = "not to wait",
            Got = $"waits for {waits.Key}",
        }));
    }

    private static IEnumerable<(string[] Texts, SourceSpan Span)> Expected(ConfigNode? node) => node switch
    {
        ConfigScalar scalar => [([scalar.Text], scalar.Span)],
        ConfigMapping detailed => [([detailed.Text("code") ?? "", detailed.Text("message") ?? ""], detailed.Span)],
        ConfigSequence sequence => sequence.Items.SelectMany(Expected),
        _ => [],
    };

    private static string List(IReadOnlyList<PlayedEvent> played, string separator)
    {
        var all = played.SelectMany(one => Summarize(one.Plan)).ToList();
        return all.Count == 0 ? "nothing" : string.Join(separator, all);
    }

    private static IEnumerable<string> Summarize(Plan plan) => plan.Verdict switch
    {
        PlanVerdict.Write => plan.Steps.Select(StepText.Of),
        PlanVerdict.Wait => plan.WaitsFor.Select(key => $"waits for {key}"),
        PlanVerdict.Raise => plan.Problems.Select(problem => $"raised {problem.Code} {problem.Message}"),
        _ => [$"{plan.Verdict.ToString().ToLowerInvariant()}: {plan.Reason}"],
    };
}
