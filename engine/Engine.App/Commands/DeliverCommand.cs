using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Engine.App.Service;
using Engine.Core.Scheduling;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine deliver</c>: switches when a mapping's events are written, without touching a file.</summary>
public sealed class DeliverCommand : EngineCommand
{
    private static readonly Dictionary<char, TimeSpan> Units = new() { ['m'] = TimeSpan.FromMinutes(1), ['h'] = TimeSpan.FromHours(1), ['d'] = TimeSpan.FromDays(1) };

    private readonly ServiceOptions service = new();
    private readonly Argument<string> mode = new("mode") { Description = "now: as they come. window: they wait for the mapping's window, or until --until." };
    private readonly Option<string> client = new("--client") { Description = "Whose mapping.", Required = true };
    private readonly Option<string> mapping = new("--mapping") { Description = "The mapping's name.", Required = true };
    private readonly Option<string> until = new("--until") { Description = "How long it holds, such as 90m, 4h, 2d; or an instant such as 2026-11-27T18:00-05:00.", Required = true };
    private readonly Option<string> why = new("--why") { Description = "For whoever looks at it later.", Required = true };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine deliver window --client acme --mapping stripe-invoice --until 2d --why \"peak\"",
        "engine deliver now --client acme --mapping stripe-invoice --until 4h --why \"month end\"",
    ];

    public override Command Build()
    {
        mode.AcceptOnlyFromAmong("now", "window");
        until.Validators.Add(result =>
        {
            if (Read(result.GetValueOrDefault<string>() ?? "") is null)
            {
                result.AddError("--until takes 90m, 4h or 2d, or an instant with its offset such as 2026-11-27T18:00-05:00.");
            }
        });
        var command = new Command("deliver", "Switches when a mapping's events are written, until a time; journaled.") { mode, client, mapping, until, why };
        service.AddTo(command);
        command.SetAction((parsed, cancel) => service.RunAsync(parsed, running => SwitchAsync(parsed, running, cancel), cancel));
        return command;
    }

    private async Task<int> SwitchAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var order = new DeliveryOrder(
            parsed.GetRequiredValue(mapping),
            parsed.GetRequiredValue(mode) == "now" ? DeliveryMode.Now : DeliveryMode.Window,
            Read(parsed.GetRequiredValue(until))!.Value,
            parsed.GetRequiredValue(why));
        var answer = (await running.PostAsync($"api/clients/{Uri.EscapeDataString(parsed.GetRequiredValue(client))}/deliver", order, cancel))!;
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            $"{order.Mapping} delivers {parsed.GetRequiredValue(mode)} until {order.Until.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}; {answer["lookedAgain"]} waiting events look again.");
        return ExitCodes.Fine;
    }

    private static DateTimeOffset? Read(string text)
    {
        if (text.Length > 1 && Units.TryGetValue(text[^1], out var unit) && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 100_000)
        {
            return TimeProvider.System.GetUtcNow() + (unit * count);
        }

        // Without an offset it would depend on whose clock is meant.
        string[] forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz"];
        return DateTimeOffset.TryParseExact(text.EndsWith('Z') ? $"{text[..^1]}+00:00" : text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
    }
}
