using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Diagnostics;
using Engine.Core.Functions;
using NodaTime;

namespace Engine.Core.Configuration;

/// <summary>What <c>client.yaml</c> says, checked: zone, currency, connections. <see cref="Zone"/> is null when it is not known.</summary>
internal sealed record ClientSettings(DateTimeZone? Zone, string BaseCurrency, StripeConnection? Stripe, NetSuiteConnection? NetSuite, FrozenDictionary<string, DeclaredSource> Sources)
{
    public int PayloadDays { get; init; } = ClientConfig.DefaultPayloadDays;

    public ImmutableArray<string> Redacted { get; init; } = [];

    /// <summary>Reports CFG051, CFG060 to CFG063, CFG067 and CFG080 to CFG082.</summary>
    public static ClientSettings Compile(ClientSource source, FindingSink findings)
    {
        var root = (ConfigMapping)source.Client.Root;
        CheckName(source.Name, root, findings);
        var connections = root.Mapping("connections");
        WarnOfNowhereToWrite(root.Entry("connections"), findings);
        return new ClientSettings(
            ZoneOf(root, findings),
            CurrencyOf(root, findings),
            ConnectionCompiler.Stripe(connections?.Mapping("stripe"), findings),
            ConnectionCompiler.NetSuite(connections?.Mapping("netsuite"), findings),
            SourceCompiler.Compile(root.Mapping("sources"), findings))
        {
            PayloadDays = PayloadDaysOf(root),
            Redacted = [.. (root.Sequence("redact")?.Items ?? []).OfType<ConfigScalar>().Select(path => path.Text)],
        };
    }

    // The schema holds it to whole days of 1 to 3650.
    private static int PayloadDaysOf(ConfigMapping root) =>
        int.TryParse(root.Mapping("retention")?.Text("payloadDays"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : ClientConfig.DefaultPayloadDays;

    // A client that is not connected at all is still being set up.
    private static void WarnOfNowhereToWrite(ConfigEntry? written, FindingSink findings)
    {
        if (written?.Value is ConfigMapping { Entries.IsEmpty: false } connections && connections["netsuite"] is null)
        {
            findings.Warning(ConfigurationCodes.NowhereToWrite, written.Key.Span, "The client has no connection to NetSuite: nothing can be written, and each event will be raised to a person.");
        }
    }

    private static void CheckName(string folder, ConfigMapping root, FindingSink findings)
    {
        if (root["client"] is ConfigScalar name && name.Text != folder)
        {
            findings.Error(ConfigurationCodes.ClientNameDiffers, name.Span, $"The client is named \"{name.Text}\", but its folder is \"{folder}\".");
        }
    }

    private static DateTimeZone? ZoneOf(ConfigMapping root, FindingSink findings)
    {
        if (root["timeZone"] is not ConfigScalar written)
        {
            return null;
        }

        var zones = DateTimeZoneProviders.Tzdb;
        // Without a slash it is an abbreviation or an offset, which do not say when clocks change.
        if ((written.Text.Contains('/') || written.Text == "UTC") && zones.GetZoneOrNull(written.Text) is { } zone)
        {
            return zone;
        }

        var known = zones.Ids.Where(id => id.Contains('/')).ToList();
        var city = known.FirstOrDefault(id => id.EndsWith($"/{written.Text.Replace(' ', '_')}", StringComparison.OrdinalIgnoreCase));
        var hint = city is null ? Suggestion.DidYouMean(written.Text, known) : $" Did you mean \"{city}\"?";
        var fallback = hint.Length == 0 ? " Write an IANA name such as America/New_York." : hint;
        findings.Error(ConfigurationCodes.UnknownTimeZone, written.Span, $"There is no time zone \"{written.Text}\".{fallback}");
        return null;
    }

    private static string CurrencyOf(ConfigMapping root, FindingSink findings)
    {
        if (root["baseCurrency"] is ConfigScalar written && Currencies.Normalize(written.Text) != written.Text)
        {
            var hint = Currencies.Normalize(written.Text) is { } upper ? $" Write it in capitals: {upper}." : " Write an ISO 4217 code such as USD.";
            findings.Error(ConfigurationCodes.UnknownCurrency, written.Span, $"There is no currency \"{written.Text}\".{hint}");
        }

        return root.Text("baseCurrency") ?? "";
    }
}
