using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>What a finding says besides what is wrong, and what it does not show.</summary>
public sealed class HintTests
{
    [Theory]
    [InlineData("mapping: m\nevents: [invoice.paid]\n", "Unknown key `events`. Move it under `on`")]
    [InlineData("mapping: m\nrecords:\n  - record: customer\n    waitDays: 3\n", "Unknown key `waitDays`. Move it to the top level of the file, beside `records`.")]
    [InlineData("mapping: m\nrecords:\n  - record: customer\n    lines: { item: { externalId: x } }\n", "Unknown key `externalId`. Move it up, beside `lines`.")]
    [InlineData("mapping: m\non: { source: stripe, events: [a], key: x }\n", "Unknown key `key`. Move it to the top level of the file, beside `on`.")]
    [InlineData("mapping: m\nrecrods: []\n", "Unknown key `recrods`. Did you mean `records`?")]
    public void A_key_at_the_wrong_level_is_told_where_it_belongs(string mapping, string expected)
    {
        using var folder = ProjectFixture.Create().With("mappings/acme/other.yaml", mapping);
        Assert.Contains(ConfigurationLoader.Load(folder.Path).Findings, finding => finding.Message.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("externalId")]
    [InlineData("write")]
    public void A_key_of_a_record_among_its_fields_is_told_to_move_up(string key)
    {
        using var folder = ProjectFixture.Create()
            .With("mappings/acme/invoice.yaml", $"mapping: invoice\nrecords:\n  - record: customer\n    fields: {{ {key}: upsert }}\n");
        Assert.Contains($"Move it up, beside `fields`: `{key}` is no field.", Assert.Single(ConfigurationLoader.Load(folder.Path).Findings).Message);
    }

    [Theory]
    [InlineData("connections: { stripe: { webhookSecrets: [whsec_Canary }")]
    [InlineData("connections:\n  stripe:\n    webhookSecrets: [\"Canary\", \"b\n  netsuite: {}")]
    [InlineData("connections:\n  stripe: { webhookSecrets: [env:X] }\n  netsuite:\n    privateKey: |\n      Canary\n   clientId: x: y Canary")]
    [InlineData("connections:\n\tstripe: Canary")]
    [InlineData("conections: { stripe: { webhookSecrets: [\"Canary\"] } }")]
    [InlineData("conections: { stripe: { secret: Canary } }")]
    [InlineData("stripe: sk_live_Canary")]
    [InlineData("connections:\n  netsuite: { account: \"1\", baseUrl: \"https://me:Canary@host\", clientId: \"env:A\", certificateId: \"env:A\", privateKey: \"env:A\" }")]
    public void A_line_that_holds_a_written_secret_is_never_shown(string lines)
    {
        using var folder = ProjectFixture.Create()
            .With("mappings/acme/client.yaml", $"client: acme\ntimeZone: Europe/Berlin\nbaseCurrency: EUR\n{lines}\n");
        var loaded = ConfigurationLoader.Load(folder.Path);
        Assert.NotEmpty(loaded.Findings);
        Assert.All(FindingFormat.All, format => Assert.DoesNotContain("Canary", format.Render(loaded.Findings, loaded.Texts, FindingStyle.Plain)));
    }
}
