using System.CommandLine;
using Engine.App.Commands;
using Engine.Runtime.Access;
using Engine.Runtime.Secrets;

namespace Engine.App.Service;

/// <summary>
/// How a command reaches the service: the one that runs on this data folder, needing no set-up; another one with <c>--url</c> and
/// <c>--key</c>; and where none runs, the command answers itself from the folder, by the same code.
/// </summary>
internal sealed class ServiceOptions
{
    public Option<DirectoryInfo> Root { get; } = CommonOptions.Root();

    public Option<string?> Environment { get; } = EnvironmentOption.Create();

    public Option<DirectoryInfo> Data { get; } = DataOption.Create();

    public Option<string?> Url { get; } = new("--url") { Description = "Address of a service elsewhere; needs --key." };

    public Option<string?> Key { get; } = new("--key") { Description = "The API key for --url: env:NAME or file:path." };

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Root, Environment, Data, Url, Key })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Connects, runs the action, and says on standard error what stood in its way. Gives the exit code.</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<ServiceClient, Task<int>> action, CancellationToken cancel)
    {
        try
        {
            await using var service = await ConnectAsync(parsed, cancel);
            return await action(service);
        }
        catch (ServiceRefusal refusal)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{refusal.Code} {refusal.Message}");
            return refusal.ExitCode;
        }
    }

    /// <exception cref="ServiceRefusal">No service, and no store either.</exception>
    private async Task<ServiceClient> ConnectAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Url) is not { } written)
        {
            return await OwnService.ConnectAsync(
                parsed.GetRequiredValue(Data).FullName, parsed.GetRequiredValue(Root).FullName, parsed.GetValue(Environment), parsed.InvocationConfiguration.Error, cancel);
        }

        if (!Uri.TryCreate(written, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw ServiceRefusal.Usage(AccessCodes.AddressUnusable, $"--url {written} is no http or https address.");
        }

        var reading = new SecretReader().Read(new(parsed.GetValue(Key) ?? ""));
        return reading switch
        {
            SecretReading.Found(var key) => ServiceClient.To(url, key),
            SecretReading.Unavailable(var reason) => throw ServiceRefusal.Usage(AccessCodes.NoKey, $"--url needs a key. {reason}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
