using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Mapping;

namespace Engine.Core.Scheduling;

/// <summary>Holds what mappings say about delivery against what their client has.</summary>
internal static class DeliveryChecks
{
    /// <summary>Reports MAP050 and MAP051.</summary>
    public static void Report(
        ImmutableArray<MappingConfig> mappings, ImmutableArray<DeliveryWindow> windows, ImmutableArray<ScheduleConfig> schedules, FindingSink findings)
    {
        var names = windows.Select(window => window.Name).ToList();
        foreach (var mapping in mappings.Where(mapping => mapping.Deliver.Span is not null))
        {
            var rule = mapping.Deliver;
            if (rule.Window is { } name && !names.Contains(name))
            {
                findings.Error(
                    ScheduleCodes.UnknownWindow, rule.Span!, $"{mapping.Name} waits for the window \"{name}\", which client.yaml does not have.{Suggestion.DidYouMean(name, names)}");
            }

            if (rule is { Mode: DeliveryMode.Window, Window: null })
            {
                findings.Error(ScheduleCodes.UnknownWindow, rule.Span!, $"{mapping.Name} waits for a window and does not say which. Add `window: {names.FirstOrDefault() ?? "name"}`.");
            }

            if (rule.Mode == DeliveryMode.Nightly && !schedules.Any(schedule => schedule.Task == ScheduledTask.Deliver))
            {
                findings.Error(ScheduleCodes.NeverDelivered, rule.Span!, $"{mapping.Name} keeps its events for the night, and no schedule of the client has `run: deliver`.");
            }
        }
    }
}
