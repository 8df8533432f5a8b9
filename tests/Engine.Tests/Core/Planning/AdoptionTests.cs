using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

/// <summary>A record that is only created when absent, and is there: whose it has to be before it is taken.</summary>
public sealed class AdoptionTests
{
    private static readonly FactStamp Now = new(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), "invoice.paid", "evt_2");

    public static TheoryData<string, string, string, string> Found => new()
    {
        // type, wanted, there
        { "customer", "subsidiary=1 companyName=Ann", """{"subsidiary":{"id":"1"},"companyName":"Ann"}""", "taken" },
        { "customer", "subsidiary=1 companyName=Ann", """{"subsidiary":{"id":"1"},"companyName":"Bob"}""", "taken" },
        { "customer", "subsidiary=1", """{"subsidiary":{"id":"2","refName":"Acme Europe"}}""", "subsidiary 2 (Acme Europe) where 1 is wanted" },
        { "customer", "subsidiary=1", """{"companyName":"Ann"}""", "taken" },
        { "customer", "companyName=Ann", """{"subsidiary":{"id":"2"}}""", "taken" },
        { "invoice", "entity=7 currency=1 memo=a", """{"entity":{"id":"7"},"currency":{"id":"1"},"memo":"b"}""", "taken" },
        { "invoice", "entity=7 currency=1", """{"entity":{"id":"8"},"currency":{"id":"1"}}""", "entity 8 where 7 is wanted" },
        { "invoice", "entity=7 currency=1", """{"entity":{"id":"7"},"currency":{"id":"2"}}""", "currency 2 where 1 is wanted" },
        { "customerDeposit", "customer=7", """{"customer":{"id":"8"}}""", "customer 8 where 7 is wanted" },
        { "serviceSaleItem", "itemId=Plan", """{"itemId":"Other plan"}""", "taken" },
    };

    [Theory]
    [MemberData(nameof(Found))]
    public void A_record_of_another_party_is_not_taken_and_a_name_decides_nothing(string type, string wanted, string there, string expected) =>
        AssertIs(expected, Decide(type, wanted, there));

    [Fact]
    public void What_the_engine_made_or_met_before_is_its_own_wherever_people_have_moved_it() =>
        AssertIs("taken", Decide("customer", "subsidiary=1", """{"subsidiary":{"id":"2"}}""", left: RecordContent.Empty));

    [Fact]
    public void A_field_written_only_on_creation_does_not_decide() =>
        AssertIs("taken", Decide("customer", "subsidiary=1", """{"subsidiary":{"id":"2"}}""", onlyOnCreate: ["subsidiary"]));

    [Theory]
    [InlineData("""{ value: "1", on: always }""", true)]
    [InlineData("""{ value: "1", on: create }""", false)]
    public void It_is_read_only_where_something_is_to_be_compared(string subsidiary, bool isCompared)
    {
        var client = new PlanningFixture().Client($$"""
            mapping: named
            on: { source: stripe, events: [invoice.paid] }
            key: one
            records:
              - { record: customer, externalId: cus_1, write: create-if-absent, fields: { companyName: Ada, subsidiary: {{subsidiary}} } }
            """);

        var keys = new EventPlanner(PlanningFixture.Event("invoice.paid", "{}"), client).Lookups(Observations.None);

        Assert.Equal([new RecordKey("customer", "cus_1")], keys.ByIdOnly);
        Assert.Equal(isCompared ? keys.ByIdOnly : [], keys.Adoptable);
    }

    private static void AssertIs(string expected, StepDecision decision)
    {
        if (expected == "taken")
        {
            Assert.Equal(StepAction.Unchanged, Assert.IsType<StepDecision.Do>(decision).Step.Action);
            return;
        }

        var problem = Assert.IsType<StepDecision.Conflict>(decision).Problem;
        Assert.Equal("MAP211", problem.Code);
        Assert.Contains($"NetSuite holds x_1 (internal id 88) with {expected}.", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`on: create` on ", problem.Message, StringComparison.Ordinal);
    }

    private static StepDecision Decide(string type, string wanted, string there, RecordContent? left = null, ImmutableArray<string>? onlyOnCreate = null)
    {
        var fields = wanted.Split(' ').Select(pair => pair.Split('=')).Select(pair => new FieldContent(pair[0], Value.Of(pair[1])));
        var record = new WantedRecord("one", new(type, "x_1"), WriteMode.CreateIfAbsent, new([.. fields], [])) { OnlyOnCreate = onlyOnCreate ?? [] };
        var observed = new ObservedRecord("88", "x_1", JsonValue.From(JsonElement.Parse(there)), null) { LastWritten = left };
        return StepPlanner.Decide(record, Now, new Observed.Found(observed));
    }
}
