using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.App.Output;
using Engine.App.Service;
using Engine.Runtime.Access;
using Engine.Runtime.Hosting;

namespace Engine.App.Commands;

/// <summary><c>engine keys</c>: who may use the HTTP API, and as what.</summary>
public sealed class KeysCommand : EngineCommand
{
    private readonly ServiceOptions service = new();
    private readonly Option<string> name = new("--name") { Description = "Who or what will use the key.", Required = true };
    private readonly Option<Role> role = new("--role") { CustomParser = Words.Read<Role>, HelpName = Words.Of<Role>(), Description = "viewer looks; operator works the exceptions; approver decides about money; admin makes keys and erases.", Required = true };
    private readonly Option<string?> client = new("--client") { Description = "The only client the key is good for." };
    private readonly Option<int> days = new("--days") { Description = "After how many days it expires.", DefaultValueFactory = _ => 365 };
    private readonly Argument<string> id = new("id") { Description = "The key's id, as engine keys list shows it." };
    private readonly Option<string> format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public override ImmutableArray<string> Examples { get; } =
    [
        "engine keys add --name ann --role operator --client acme --days 90",
        "engine keys list --url https://engine.example:8443 --key env:ENGINE_KEY",
        "engine keys revoke cb371b9c9ac7",
    ];

    public override Command Build()
    {
        format.AcceptOnlyFromAmong("text", "json");
        var add = new Command("add", "Makes a key and prints it: this once and never again.") { name, role, client, days, format };
        var list = new Command("list", "All keys, without their secrets.") { format };
        var revoke = new Command("revoke", "Makes a key good for nothing, at once.") { id };
        add.SetAction((parsed, cancel) => service.RunAsync(parsed, running => AddAsync(parsed, running, cancel), cancel));
        list.SetAction((parsed, cancel) => service.RunAsync(parsed, running => ListAsync(parsed, running, cancel), cancel));
        revoke.SetAction((parsed, cancel) => service.RunAsync(parsed, running => RevokeAsync(parsed, running, cancel), cancel));
        foreach (var command in new[] { add, list, revoke })
        {
            service.AddTo(command);
        }

        return new Command("keys", "Makes, lists and revokes keys to the HTTP API.") { add, list, revoke };
    }

    private async Task<int> AddAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var wanted = new NewKey(parsed.GetRequiredValue(name), parsed.GetValue(role), parsed.GetValue(days), parsed.GetValue(client));
        var made = (await running.PostAsync("api/keys", wanted, cancel))!;
        if (parsed.GetValue(format) == "json")
        {
            Write(parsed, made);
            return ExitCodes.Fine;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync(
            $"Key {made["key"]!["id"]} for {wanted.Name}, good until {Day(made["key"]!["expiresAt"])}. It is not kept: this is the only time it is shown.");
        await parsed.InvocationConfiguration.Output.WriteLineAsync((string)made["text"]!);
        return ExitCodes.Fine;
    }

    private async Task<int> ListAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var list = (await running.GetAsync("api/keys", cancel))!;
        if (parsed.GetValue(format) == "json")
        {
            Write(parsed, list);
            return ExitCodes.Fine;
        }

        foreach (var key in list["keys"]!.AsArray())
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"{key!["id"]}  {key["role"],-8}  {(string?)key["client"] ?? "all clients",-12}  {State(key)}  {Printable((string)key["name"]!)}");
        }

        return ExitCodes.Fine;
    }

    private async Task<int> RevokeAsync(ParseResult parsed, ServiceClient running, CancellationToken cancel)
    {
        var wanted = parsed.GetRequiredValue(id);
        await running.DeleteAsync($"api/keys/{Uri.EscapeDataString(wanted)}", cancel);
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"Key {wanted} is good for nothing any more.");
        return ExitCodes.Fine;
    }

    private static string State(JsonNode key) => key["revokedAt"] is { } revoked ? $"revoked {Day(revoked)}" : $"until   {Day(key["expiresAt"])}";

    private static string Day(JsonNode? instant) =>
        ((DateTimeOffset)instant!).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Printable(string text) => new([.. text.Select(letter => char.IsControl(letter) ? '?' : letter)]);

    private static void Write(ParseResult parsed, JsonNode document) =>
        parsed.InvocationConfiguration.Output.WriteLine(document.ToJsonString(OperationsJson.Indented));
}
