using Engine.Core.Mapping;
using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

/// <summary>Which external id a record has may depend on what NetSuite holds, where all that it may have are said before.</summary>
public sealed class AmongTests
{
    private const string Mapping = """
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        lookups:
          second: { record: customer, by: [{ externalId: c_2 }] }
        derive:
          next: "${ second == null ? 'c_2' : 'c_3' }"
        records:
          - record: customer
            externalId: ${ next }
            among: ${ new [] {'c_2', 'c_3'} }
            fields: { companyName: Spec }
        """;

    private static readonly RecordKey Second = new("customer", "c_2");
    private static readonly RecordKey Third = new("customer", "c_3");

    private readonly PlanningFixture fixture = new();

    [Fact]
    public void All_ids_that_it_may_have_are_looked_up_before_any_is_known() =>
        Assert.Equal([Second, Third], Planner(Mapping).Lookups(Observations.None).All.Order(Comparer<RecordKey>.Create((left, right) => string.CompareOrdinal(left.ExternalId, right.ExternalId))));

    [Fact]
    public void The_one_that_what_is_there_calls_for_is_written()
    {
        var nothing = Observations.None.With(Second, new Observed.Absent()).With(Third, new Observed.Absent());
        var one = nothing.With(Second, PlanningFixture.Found("9", "c_2", """{ "id": "9" }"""));

        Assert.Equal(Second, Assert.Single(Planner(Mapping).Decide(nothing).Steps).Wanted.Key);
        Assert.Equal(Third, Assert.Single(Planner(Mapping).Decide(one).Steps).Wanted.Key);
    }

    [Fact]
    public void An_id_that_is_none_of_them_is_raised_and_nothing_is_written()
    {
        var plan = Planner(Mapping.Replace("{'c_2', 'c_3'}", "{'c_3'}", StringComparison.Ordinal))
            .Decide(Observations.None.With(Second, new Observed.Absent()).With(Third, new Observed.Absent()));

        Assert.Equal(PlanVerdict.Raise, plan.Verdict);
        Assert.Equal(MappingCodes.BadExternalId.Id, Assert.Single(plan.Problems).Code);
        Assert.Contains("c_2 is not among the ids", plan.Problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    among: ${ new [] {'c_2', 'c_3'} }\n", "")]
    [InlineData("{'c_2', 'c_3'}", "{next}")]
    public void Without_them_an_id_sees_nothing_that_is_asked_nor_do_they_themselves(string written, string instead)
    {
        fixture.Client(Mapping.Replace(written, instead, StringComparison.Ordinal));
        Assert.StartsWith("EXP", Assert.Single(fixture.Findings).Code.Id, StringComparison.Ordinal);
    }

    private EventPlanner Planner(string mapping)
    {
        var client = fixture.Client(mapping);
        Assert.Empty(fixture.Findings);
        return new EventPlanner(PlanningFixture.Event("invoice.paid", """{ "id": "in_1" }"""), client);
    }
}
