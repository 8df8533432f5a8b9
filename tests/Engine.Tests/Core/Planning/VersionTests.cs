using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

public sealed class VersionTests
{
    private readonly PlanningFixture fixture = new();

    [Theory]
    [InlineData("", "2025-04-30.basil", true)]
    [InlineData("", null, true)]
    [InlineData(", since: \"2025-03-31\"", "2025-03-31.basil", true)]
    [InlineData(", since: \"2025-03-31\"", "2025-03-30", false)]
    [InlineData(", since: \"2025-03-31\"", null, false)]
    [InlineData(", until: \"2025-03-31\"", "2025-03-31.basil", false)]
    [InlineData(", until: \"2025-03-31\"", "2025-02-24.acacia", true)]
    [InlineData(", until: \"2025-03-31\"", null, true)]
    [InlineData(", since: \"2024-06-20\", until: \"2025-03-31\"", "2024-06-20", true)]
    [InlineData(", since: \"2024-06-20\", until: \"2025-03-31\"", "2026-01-01.clover", false)]
    public void A_mapping_takes_the_versions_that_it_says(string versions, string? version, bool isTaken)
    {
        var client = fixture.Client($$"""
            mapping: test
            on: { source: stripe, events: [invoice.paid]{{versions}} }
            key: fixed
            records:
              - { record: customer, externalId: cus_1, fields: { companyName: Ada, subsidiary: "1" } }
            """);
        var source = PlanningFixture.Event("invoice.paid", """{ "id": "in_1" }""") with { ApiVersion = version };

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Empty(fixture.Findings);
        Assert.Equal(isTaken ? PlanVerdict.Write : PlanVerdict.Ignore, plan.Verdict);
        if (!isTaken)
        {
            Assert.StartsWith("test: API version ", plan.Reason, StringComparison.Ordinal);
            Assert.Contains($"({version ?? "none"} came) does not hold", plan.Reason, StringComparison.Ordinal);
        }
    }
}
