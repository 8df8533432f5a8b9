using System.Collections.Frozen;
using Engine.Core.Configuration;
using Engine.Core.Planning;
using Engine.Tests.Core.Planning;

namespace Engine.Tests.Core.Configuration;

public sealed class KnownVersionsTests
{
    private static readonly KnownVersions Known = new("2020-08-27", "2026-10-28", ["acacia", "basil"]);

    [Theory]
    [InlineData("2020-08-27", null)]
    [InlineData("2026-10-28", null)]
    [InlineData("2025-03-31.basil", null)]
    [InlineData("2026-10-28.acacia", null)]
    [InlineData("2020-08-26", "older than those that are known: from 2020-08-27 through 2026-10-28")]
    [InlineData("2026-10-29.basil", "newer than those that were checked")]
    [InlineData("2025-04-30.preview", "\"preview\" is none of the releases that are known: acacia, basil")]
    [InlineData("basil", "\"basil\" is no API version")]
    [InlineData("2025-13-01", "is no API version")]
    [InlineData("2025-03-31-basil", "is no API version")]
    [InlineData("2025-03-31.", "is no API version")]
    [InlineData("", "does not say which API version")]
    [InlineData(null, "does not say which API version")]
    public void A_version_is_known_by_its_date_and_the_name_of_its_release(string? version, string? why)
    {
        if (why is null)
        {
            Assert.Null(Known.WhyNot(version));
        }
        else
        {
            Assert.Contains(why, Known.WhyNot(version), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_no_names_are_given_any_release_will_do() => Assert.Null((Known with { Names = [] }).WhyNot("2025-04-30.preview"));

    [Theory]
    [InlineData("invoice.paid", "2019-01-01", PlanVerdict.Raise)]
    [InlineData("invoice.paid", "2025-03-31.basil", PlanVerdict.Write)]
    [InlineData("product.created", "2019-01-01", PlanVerdict.Ignore)]
    public void A_handled_event_of_an_unknown_version_is_raised_and_an_ignored_one_stays_ignored(string type, string version, PlanVerdict verdict)
    {
        var fixture = new PlanningFixture();
        var client = fixture.Client("""
            mapping: test
            on: { source: stripe, events: [invoice.paid] }
            key: fixed
            records:
              - { record: customer, externalId: cus_1, fields: { companyName: Ada, subsidiary: "1" } }
            """);
        client = client with { Events = client.Events.ToFrozenDictionary(pair => pair.Key, pair => pair.Value with { Versions = Known }) };
        var source = PlanningFixture.Event(type, """{ "id": "in_1" }""") with { ApiVersion = version };

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Equal(verdict, plan.Verdict);
        Assert.Equal(verdict == PlanVerdict.Raise ? ["MAP230"] : [], plan.Problems.Select(problem => problem.Code));
    }
}
