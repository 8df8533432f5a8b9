using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Engine.Core.Diagnostics;
using Engine.Core.Functions;
using Engine.Core.Periods;
using Engine.Core.Scheduling;
using NodaTime;

namespace Engine.Core.Configuration;

/// <summary>What <c>client.yaml</c> says, checked: zone, currency, connections. <see cref="Zone"/> is null when it is not known.</summary>
internal sealed record ClientSettings(DateTimeZone? Zone, string BaseCurrency, StripeConnection? Stripe, NetSuiteConnection? NetSuite, FrozenDictionary<string, DeclaredSource> Sources)
{
    public int PayloadDays { get; init; } = ClientConfig.DefaultPayloadDays;

    public ImmutableArray<string> Redacted { get; init; } = [];

    public bool MatchNeedsApproval { get; init; }

    public AdvicePolicy? Advices { get; init; }

    public required ImmutableArray<ScheduleConfig> Schedules { get; init; }

    public required ImmutableArray<DeliveryWindow> Windows { get; init; }

    public required StartDate? Start { get; init; }

    public FrozenDictionary<string, ClosedPeriodPolicy> ClosedPeriods { get; init; } = FrozenDictionary<string, ClosedPeriodPolicy>.Empty;

    /// <summary>Reports CFG051, CFG060 to CFG063, CFG067, CFG080 to CFG082 and CFG140 to CFG144.</summary>
    public static ClientSettings Compile(ClientSource source, FindingSink findings)
    {
        var root = (ConfigMapping)source.Client.Root;
        CheckName(source.Name, root, findings);
        var connections = root.Mapping("connections");
        WarnOfNowhereToWrite(root.Entry("connections"), findings);
        var zone = root["timeZone"] is ConfigScalar written ? TimeZones.Find(written, findings) : null;
        var currency = CurrencyOf(root, findings);
        var stripe = ConnectionCompiler.Stripe(connections?.Mapping("stripe"), findings);
        var netSuite = ConnectionCompiler.NetSuite(connections?.Mapping("netsuite"), findings);
        var sources = SourceCompiler.Compile(root.Mapping("sources"), findings);
        return new ClientSettings(zone, currency, stripe, netSuite, sources)
        {
            Schedules = ScheduleCompiler.Schedules(root, zone ?? DateTimeZone.Utc, stripe?.ApiKey is not null, sources.Values, findings),
            Windows = ScheduleCompiler.Windows(root, zone ?? DateTimeZone.Utc, findings),
            Start = ScheduleCompiler.Start(root, findings),
            ClosedPeriods = ClosedPeriodCompiler.Compile(root, findings),
            PayloadDays = PayloadDaysOf(root),
            MatchNeedsApproval = root.Mapping("match")?.Text("approval") == "required",
            Advices = AdvicePolicy.Of(root.Mapping("match")?.Mapping("advices")),
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
