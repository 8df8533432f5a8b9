using Engine.Core.Configuration;
using Engine.Core.Mapping;

namespace Engine.Core.Scheduling;

/// <summary>Whether an event may be delivered now.</summary>
public static class DeliveryTurn
{
    /// <summary>Null when it may; otherwise what it waits for, and until when. Pure.</summary>
    /// <param name="switched">An operator's word about the mapping; null when there is none.</param>
    /// <param name="receivedAt">When the event was received.</param>
    /// <param name="lastDelivery">When a schedule of the client last delivered; null when none ever did.</param>
    public static DeliveryWait? Of(
        ClientConfig client, MappingConfig mapping, DeliverySwitch? switched, DateTimeOffset receivedAt, DateTimeOffset? lastDelivery, DateTimeOffset now)
    {
        var rule = mapping.Deliver;
        if (switched is { } word && now < word.Until)
        {
            return word.Mode == DeliveryMode.Now ? null : Window(client, rule.Window, now) switch
            {
                { } wait when wait.OpensAt < word.Until => wait,
                null when rule.Window is not null => null,
                _ => new DeliveryWait($"the end of what {word.Who} switched", word.Until),
            };
        }

        return rule.Mode switch
        {
            DeliveryMode.Window => Window(client, rule.Window, now),
            DeliveryMode.Nightly => receivedAt <= lastDelivery ? null : Nightly(client, now),
            _ => null,
        };
    }

    private static DeliveryWait? Window(ClientConfig client, string? name, DateTimeOffset now) =>
        client.Windows.FirstOrDefault(window => window.Name == name)?.OpensAt(now) is { } opens ? new DeliveryWait($"the window {name}", opens) : null;

    // A client whose schedules deliver nothing was refused when it was compiled.
    private static DeliveryWait? Nightly(ClientConfig client, DateTimeOffset now) => client.Schedules
        .Where(schedule => schedule.Task == ScheduledTask.Deliver)
        .Select(schedule => (schedule.Name, Next: schedule.Cron.Next(now, schedule.Zone)))
        .Where(schedule => schedule.Next is not null)
        .OrderBy(schedule => schedule.Next)
        .Select(schedule => new DeliveryWait($"the schedule {schedule.Name}", schedule.Next!.Value))
        .FirstOrDefault();
}
