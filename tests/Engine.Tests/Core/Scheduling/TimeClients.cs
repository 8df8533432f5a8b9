using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Scheduling;

/// <summary>Clients made of text, for what they say about time.</summary>
internal static class TimeClients
{
    public const string Stripe = "connections: { stripe: { webhookSecrets: [\"env:S\"], apiKey: \"env:K\" } }\n";

    /// <summary>In UTC unless the text says otherwise.</summary>
    public static ClientConfig Of(string text, params string[] mappings)
    {
        var findings = new FindingSink();
        return Compile(text, findings, mappings) ?? throw new InvalidOperationException(string.Join('\n', findings.ToImmutable().Select(finding => finding.Message)));
    }

    /// <summary>What is found, as <c>CODE message</c>.</summary>
    public static List<string> Findings(string text, params string[] mappings)
    {
        var findings = new FindingSink();
        Compile(text, findings, mappings);
        return [.. findings.ToImmutable().Where(finding => finding.Code != ConfigurationCodes.NowhereToWrite).Select(finding => $"{finding.Code} {finding.Message}")];
    }

    private static ClientConfig? Compile(string text, FindingSink findings, string[] mappings)
    {
        var zone = text.Contains("\ntimeZone:", StringComparison.Ordinal) || text.StartsWith("timeZone:", StringComparison.Ordinal) ? "" : "timeZone: UTC\n";
        var file = Yaml.File("mappings/acme/client.yaml", $"client: acme\nbaseCurrency: USD\n{zone}{text}", ConfigFileKind.Client);
        var events = Yaml.File("mappings/acme/events.yaml", "source: stripe\nevents: { invoice.paid: handled, customer.created: handled }", ConfigFileKind.Events);
        var layered = mappings.Select((mapping, n) => (ConfigMapping)Yaml.File($"mappings/acme/m{n}.yaml", mapping).Root)
            .Select(root => new LayeredMapping(root.Text("mapping")!, root));
        return ClientCompiler.Compile(
            new ClientSource
            {
                Name = "acme",
                Revision = "rev",
                Client = file,
                Events = [events],
                Mappings = [.. layered],
                Crosswalks = [],
                RuleSets = [],
            },
            findings);
    }
}
