using Engine.Core.NetSuite;
using Engine.Core.Planning;

namespace Engine.Tests.Core.Planning;

/// <summary>One planner answers all questions about its event as planners of their own would.</summary>
public sealed class EventPlannerTests
{
    private readonly PlanningFixture fixture = new();

    [Theory]
    [InlineData("invoice.paid")]
    [InlineData("invoice.finalized")]
    [InlineData("product.created")]
    [InlineData("nobody.knows")]
    public void Asked_several_times_it_answers_as_if_asked_once(string type)
    {
        var client = fixture.Client(Mappings.Invoice);
        var source = PlanningFixture.Event(type, Mappings.InvoiceData);
        var planner = new EventPlanner(source, client);

        var key = planner.OrderingKey();
        var lookUps = planner.Lookups(Observations.None).All;
        var observed = lookUps.Aggregate(Observations.None, (so, wanted) => so.With(wanted, new Observed.Absent()));

        Assert.Equal(Planner.OrderingKey(source, client), key);
        Assert.Equal(Planner.Lookups(source, client).AsEnumerable(), lookUps);
        Assert.Equal(PlanJson.ToBytes(Planner.Decide(source, client, observed)), PlanJson.ToBytes(planner.Decide(observed)));
        Assert.Equal(PlanJson.ToBytes(planner.Decide(observed)), PlanJson.ToBytes(planner.Decide(observed)));
    }

    [Fact]
    public void What_was_seen_later_counts_and_not_what_was_seen_before()
    {
        var client = fixture.Client(Mappings.Invoice);
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);
        var planner = new EventPlanner(source, client);

        var first = planner.Decide(Observations.NothingThere);
        var second = planner.Decide(Observations.NothingThere.With(
            new RecordKey("customer", "cus_1"), PlanningFixture.Found("501", "cus_1", """{ "id": "501" }""")));

        Assert.Equal([StepAction.Create, StepAction.Create], first.Steps.Select(step => step.Action));
        Assert.Equal([StepAction.Unchanged, StepAction.Create], second.Steps.Select(step => step.Action));
        Assert.Equal("501", second.Steps[1].Wanted.Content.Fields.First(field => field.Name == "entity").Value.ToString());
    }

    [Fact]
    public void An_event_is_decided_alike_whatever_was_decided_before_or_is_at_the_same_time()
    {
        var used = fixture.Client(Mappings.Invoice);
        var sources = Enumerable.Range(0, 64)
            .Select(i => PlanningFixture.Event(i % 5 == 0 ? "invoice.finalized" : "invoice.paid", i % 3 == 0 ? "{}" : Mappings.InvoiceData.Replace("cus_1", $"cus_{i}", StringComparison.Ordinal), $"evt_{i}"))
            .ToArray();

        var plans = sources.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(source => PlanOf(source, used)).ToList();

        Assert.Equal(sources.Select(source => PlanOf(source, new PlanningFixture().Client(Mappings.Invoice))), plans);
        Assert.Equal(sources.Reverse().Select(source => PlanOf(source, used)).Reverse(), plans);
    }

    private static string PlanOf(Engine.Core.Model.SourceEvent source, Engine.Core.Configuration.ClientConfig client) =>
        System.Text.Encoding.UTF8.GetString(PlanJson.ToBytes(Planner.Decide(source, client, Observations.NothingThere)));

    [Fact]
    public void A_plan_that_is_read_back_gives_the_same_bodies()
    {
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);
        var plan = new EventPlanner(source, fixture.Client(Mappings.Invoice)).Decide(Observations.NothingThere);

        var readBack = PlanJson.Read(PlanJson.ToBytes(plan));

        Assert.Equal(2, plan.Steps.Length);
        Assert.Equal(plan.Steps.Select(Body), readBack.Steps.Select(Body));
    }

    private static string Body(PlanStep step)
    {
        var filled = StepReferences.Fill(step.Wanted, new Dictionary<string, string> { ["customer"] = "501" });
        return System.Text.Encoding.UTF8.GetString(RecordBody.ToBytes(RecordTypes.Find(filled.Key.RecordType)!, filled.Key.ExternalId, filled.Content));
    }
}
