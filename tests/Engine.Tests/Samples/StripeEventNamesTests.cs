using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Sources;
using Engine.Tests.Support;

namespace Engine.Tests.Samples;

public sealed class StripeEventNamesTests
{
    [SamplesFact]
    public void The_known_names_are_those_that_Stripe_publishes()
    {
        using var published = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Samples!, "stripe", "event-types.json")));
        var names = published.RootElement.GetProperty("events").EnumerateArray().Select(type => type.GetProperty("type").GetString()!).Order(StringComparer.Ordinal);

        Assert.Equal(names, StripeEventNames.All.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_pack_declares_every_known_name_and_no_other()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "mappings", "packs", "stripe", "events.yaml"));
        var findings = new FindingSink();
        var root = Assert.IsType<ConfigMapping>(Engine.Runtime.Configuration.YamlReader.Read("events.yaml", text, findings));

        Assert.Equal(
            StripeEventNames.All.Order(StringComparer.Ordinal), root.Mapping("events")!.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
    }
}
