using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Planning;

namespace Engine.Core.Specs;

/// <summary>Compares what was planned with what a spec expects; everything that differs is a finding.</summary>
internal sealed class SpecComparison(Spec spec, FindingSink findings)
{
    public void Compare(IReadOnlyList<Plan> plans)
    {
        CompareSteps(plans);
        CompareTexts("raised", plans.SelectMany(plan => plan.Problems).Select(problem => $"{problem.Code} {problem.Message}"));
        CompareTexts("warned", plans.SelectMany(plan => plan.Warnings).Select(problem => $"{problem.Code} {problem.Message}"));
        CompareTexts("ignored", plans.Where(plan => plan.Verdict == PlanVerdict.Ignore).Select(plan => plan.Reason!));
        CompareWaiting(plans);
    }

    private void CompareSteps(IReadOnlyList<Plan> plans)
    {
        var steps = new StepComparison(findings);
        var planned = plans.SelectMany(plan => plan.Steps).ToList();
        foreach (var expected in (spec.Then.Sequence("plan")?.Items ?? []).Cast<ConfigMapping>())
        {
            var match = planned.Find(step => StepComparison.IsFor(expected, step));
            if (match is null)
            {
                findings.Error(
                    SpecCodes.StepMissing,
                    expected.Span,
                    $"Expected: {StepComparison.Describe(expected)}. Planned: {List(plans)}.");
                continue;
            }

            planned.Remove(match);
            steps.Compare(expected, match);
        }

        foreach (var extra in planned.Where(step => step.Action != StepAction.Unchanged))
        {
            findings.Error(SpecCodes.StepExtra, spec.Then.Span, $"Planned and not expected: {StepComparison.Describe(extra)}.");
        }
    }

    // A spec names a code, a rule or a part of the reason; each event that ends so must be named.
    private void CompareTexts(string key, IEnumerable<string> actual)
    {
        var left = actual.ToList();
        foreach (var (texts, span) in Expected(spec.Then[key]))
        {
            var match = left.Find(text => texts.All(part => text.Contains(part, StringComparison.Ordinal)));
            if (match is null || !left.Remove(match))
            {
                findings.Error(SpecCodes.OutcomeDiffers, span, $"Expected to be {key}: {string.Join(" ", texts)}. It was not{(left.Count == 0 ? "" : $"; {key} was: {string.Join(" | ", left)}")}.");
            }
        }

        foreach (var extra in left)
        {
            findings.Error(SpecCodes.OutcomeDiffers, spec.Then.Span, $"Not expected to be {key}: {extra}");
        }
    }

    private void CompareWaiting(IReadOnlyList<Plan> plans)
    {
        var left = plans.SelectMany(plan => plan.WaitsFor).ToList();
        foreach (var entry in (spec.Then.Sequence("waiting")?.Items ?? []).Cast<ConfigMapping>().SelectMany(item => item.Entries))
        {
            var wanted = ((ConfigScalar)entry.Value).Text;
            if (left.RemoveAll(key => key.RecordType == entry.Name && key.ExternalId == wanted) == 0)
            {
                findings.Error(SpecCodes.OutcomeDiffers, entry.Key.Span, $"Expected to wait for {entry.Name} {wanted}. Planned: {List(plans)}.");
            }
        }

        foreach (var extra in left)
        {
            findings.Error(SpecCodes.OutcomeDiffers, spec.Then.Span, $"Not expected to wait for {extra}.");
        }
    }

    private static IEnumerable<(string[] Texts, SourceSpan Span)> Expected(ConfigNode? node) => node switch
    {
        ConfigScalar scalar => [([scalar.Text], scalar.Span)],
        ConfigMapping detailed => [([detailed.Text("code") ?? "", detailed.Text("message") ?? ""], detailed.Span)],
        ConfigSequence sequence => sequence.Items.SelectMany(Expected),
        _ => [],
    };

    private static string List(IReadOnlyList<Plan> plans)
    {
        var all = plans.SelectMany(Summarize).ToList();
        return all.Count == 0 ? "nothing" : string.Join("; ", all);
    }

    private static IEnumerable<string> Summarize(Plan plan) => plan.Verdict switch
    {
        PlanVerdict.Write => plan.Steps.Select(StepComparison.Describe),
        PlanVerdict.Wait => plan.WaitsFor.Select(key => $"waits for {key}"),
        PlanVerdict.Raise => plan.Problems.Select(problem => $"raised {problem.Code} {problem.Message}"),
        _ => [$"{plan.Verdict.ToString().ToLowerInvariant()}: {plan.Reason}"],
    };
}
