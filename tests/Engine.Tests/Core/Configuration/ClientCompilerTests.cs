using System.Collections.Immutable;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Tests.Core.Configuration;

public sealed class ClientCompilerTests
{
    private const string NetSuite = "account: \"1\"\n    baseUrl: https://1.suitetalk.api.netsuite.com\n    clientId: env:A\n    certificateId: env:B\n    privateKey: file:/k.pem\n";

    [Theory]
    [InlineData("America/New_York", null)]
    [InlineData("Asia/Kolkata", null)]
    [InlineData("UTC", null)]
    [InlineData("America/Newyork", "Did you mean \"America/New_York\"?")]
    [InlineData("Berlin", "Did you mean \"Europe/Berlin\"?")]
    [InlineData("New York", "Did you mean \"America/New_York\"?")]
    [InlineData("EST", "Write an IANA name such as America/New_York.")]
    [InlineData("UTC+05", "Write an IANA name such as America/New_York.")]
    [InlineData("Mars/Olympus_Mons_Base", "Write an IANA name such as America/New_York.")]
    public void A_time_zone_is_an_iana_name(string zone, string? hint) =>
        Expect(Check($"client: acme\ntimeZone: {zone}\nbaseCurrency: USD\n"), "CFG060", "2:11", hint);

    [Theory]
    [InlineData("USD", null)]
    [InlineData("ISK", null)]
    [InlineData("usd", "Write it in capitals: USD.")]
    [InlineData("US$", "Write an ISO 4217 code such as USD.")]
    [InlineData("XAU", "Write an ISO 4217 code such as USD.")]
    public void A_currency_is_an_iso_code_in_circulation(string currency, string? hint) =>
        Expect(Check($"client: acme\ntimeZone: UTC\nbaseCurrency: {currency}\n"), "CFG061", "3:15", hint);

    [Theory]
    [InlineData("env:ACME_SECRET", null)]
    [InlineData("file:/etc/engine/acme.pem", null)]
    [InlineData("file:secrets/acme.pem", null)]
    [InlineData("whsec_hush", "must name a secret")]
    [InlineData("\"env:\"", "must name a secret")]
    [InlineData("env:not-a-name", "must name a secret")]
    [InlineData("env:A B", "must name a secret")]
    [InlineData("\"file:\"", "must name a secret")]
    [InlineData("ENV:A", "must name a secret")]
    [InlineData("\"-----BEGIN PRIVATE KEY-----\\nMIIhush\"", "must name a secret")]
    public void A_secret_is_named_and_never_repeated(string secret, string? hint)
    {
        var findings = Check($"client: acme\ntimeZone: UTC\nbaseCurrency: USD\nconnections:\n  netsuite:\n    {NetSuite.Replace("env:A", secret)}");
        Expect(findings, "CFG062", "8:15", hint);
        Assert.All(findings, finding => Assert.True(finding.HidesSource && !finding.Message.Contains("hush")));
    }

    [Theory]
    [InlineData("https://1.suitetalk.api.netsuite.com", null)]
    [InlineData("https://1.suitetalk.api.netsuite.com/", null)]
    [InlineData("http://localhost:5080", null)]
    [InlineData("http://127.0.0.1:5080", null)]
    [InlineData("http://[::1]:5080", null)]
    [InlineData("http://1.suitetalk.api.netsuite.com", "uses http")]
    [InlineData("http://localhost.evil.example", "uses http")]
    [InlineData("https://u:hush@1.suitetalk.api.netsuite.com", "user name or password")]
    [InlineData("https://1.suitetalk.api.netsuite.com/services", "has a path")]
    [InlineData("https://1.suitetalk.api.netsuite.com?x=1", "has a path")]
    [InlineData("https://1.suitetalk.api.netsuite.com#x", "has a path")]
    [InlineData("ftp://1.suitetalk.api.netsuite.com", "does not start with https")]
    [InlineData("1.suitetalk.api.netsuite.com", "is not a web address")]
    [InlineData("/services", "")]
    [InlineData("file:///etc/passwd", "")]
    public void A_base_url_is_https_or_this_machine(string url, string? hint) =>
        Expect(Check($"client: acme\ntimeZone: UTC\nbaseCurrency: USD\nconnections:\n  netsuite:\n    {NetSuite.Replace("https://1.suitetalk.api.netsuite.com", url)}"), "CFG063", "7:14", hint);

    [Fact]
    public void Everything_wrong_in_a_client_is_told_at_once() => Assert.Equal(
        ["CFG051", "CFG060", "CFG061", "CFG067", "CFG062"],
        Check("client: acne\ntimeZone: X\nbaseCurrency: Y\nconnections: { stripe: { webhookSecrets: [\"env:A\", \"hush\"] } }\n").Select(finding => finding.Code.Id));

    public static TheoryData<string[], string> EventFiles => new()
    {
        { ["mappings/packs/a/events.yaml=e: handled", "mappings/packs/b/events.yaml=e: { ignored: why }"], "CFG064" },
        { ["mappings/packs/a/events.yaml=e: handled", "mappings/packs/b/events.yaml=e: { ignored: why }", "mappings/acme/events.yaml=e: handled"], "" },
        { ["mappings/packs/a/events.yaml=e: handled", "mappings/packs/b/events.yaml=e: handled"], "" },
        { ["mappings/packs/a/events.yaml=e: { ignored: one }", "mappings/packs/b/events.yaml=e: { ignored: two }"], "" },
        { ["mappings/packs/a/events.yaml=e: handled", "mappings/acme/events.yaml=e: { ignored: why }"], "" },
    };

    [Theory]
    [MemberData(nameof(EventFiles))]
    public void Packs_may_not_contradict_each_other_unless_the_client_decides(string[] files, string expected)
    {
        var events = files.Select(file => file.Split('=')).Select(parts => Yaml.File(parts[0], $"source: s\nevents: {{ {parts[1]} }}", ConfigFileKind.Events));
        Assert.Equal(expected, string.Concat(Check("client: acme\ntimeZone: UTC\nbaseCurrency: USD\n", [.. events]).Select(finding => finding.Code.Id)));
    }

    private static ImmutableArray<Finding> Check(string client, ImmutableArray<ConfigFile> events = default)
    {
        var findings = new FindingSink();
        ClientCompiler.Check(
            new ClientSource
            {
                Name = "acme",
                Revision = "r",
                Client = Yaml.File("mappings/acme/client.yaml", client, ConfigFileKind.Client),
                Events = events.IsDefault ? [] : events,
                Mappings = [],
                Crosswalks = [],
                RuleSets = [],
            },
            findings);
        return findings.ToImmutable();
    }

    private static void Expect(ImmutableArray<Finding> findings, string code, string place, string? hint)
    {
        if (hint is null)
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal((code, place), (finding.Code.Id, finding.Span.Start.ToString()));
        Assert.Contains(hint, finding.Message);
    }
}
