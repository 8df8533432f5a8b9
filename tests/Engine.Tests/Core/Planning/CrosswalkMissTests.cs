using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

/// <summary>What a key does for which a crosswalk has no row: an error, a default, or something left out.</summary>
public sealed class CrosswalkMissTests
{
    private readonly PlanningFixture fixture = new();

    [Fact]
    public void By_itself_it_is_raised_with_the_crosswalk_and_the_key()
    {
        var problem = Assert.Single(Plan(Mapping("memo: x", "item: \"${ crosswalk('items', line.price) }\"")).Problems);

        Assert.Equal("FUN110", problem.Code);
        Assert.StartsWith("The crosswalk `items` has no row for `price_new`.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_is_taken_in_its_place() =>
        Assert.Equal(["ref(201)", "ref(299)"], Items(Plan(Mapping("memo: x", "item: \"${ crosswalk('items', line.price, '299') }\""))));

    [Fact]
    public void A_field_is_left_out_where_it_says_so()
    {
        var plan = Plan(Mapping("department: { value: \"${ crosswalk('items', 'no such row') }\", onMiss: skip }", "item: \"201\""));

        Assert.Equal(["entity"], plan.Steps.Single().Wanted.Content.Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_line_is_left_out_where_it_says_so() =>
        Assert.Equal(["ref(201)"], Items(Plan(Mapping("memo: x", "item: \"${ crosswalk('items', line.price) }\"", "onMiss: skip"))));

    [Fact]
    public void A_record_is_left_out_where_it_says_so()
    {
        var plan = Plan(Mapping("memo: x", "item: \"${ crosswalk('items', line.price) }\"", record: "onMiss: skip"));

        Assert.Equal(PlanVerdict.Write, plan.Verdict);
        Assert.Empty(plan.Steps);
    }

    [Fact]
    public void Leaving_out_hides_nothing_else_that_is_wrong()
    {
        var plan = Plan(Mapping("memo: x", "item: \"${ crosswalk('items', line.price) }\"\n          amount: \"${ line.nowhere }\"", "onMiss: skip"));

        Assert.Equal(["EXP101", "EXP101", "FUN110"], plan.Problems.Select(problem => problem.Code).Order());
    }

    [Fact]
    public void An_inactive_row_is_no_miss() =>
        Assert.Equal("FUN111", Assert.Single(Plan(Mapping("department: { value: \"${ crosswalk('items', 'price_old') }\", onMiss: skip }", "item: \"201\"")).Problems).Code);

    private Plan Plan(string mapping)
    {
        var client = fixture.Client(mapping);
        Assert.Empty(fixture.Findings);
        var source = PlanningFixture.Event("invoice.paid", """{ "id": "in_1", "lines": [ { "price": "price_basic" }, { "price": "price_new" } ] }""");
        return Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));
    }

    private static IEnumerable<string> Items(Plan plan) =>
        plan.Steps.Single().Wanted.Content.Sublists[0].Lines.Select(line => $"ref({((RecordReference.Known)line.Fields[0].Value.AsReference()).InternalId})");

    private static string Mapping(string field, string line, string block = "", string record = "") => $$"""
        mapping: test
        on: { source: stripe, events: [invoice.paid] }
        key: ${ payload.data.object.id }
        records:
          - record: invoice
            externalId: ${ payload.data.object.id }
            {{record}}
            fields:
              entity: "501"
              {{field}}
            lines:
              item:
                each: ${ payload.data.object.lines }
                as: line
                {{block}}
                fields:
                  {{line}}
        """;
}
