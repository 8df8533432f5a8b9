using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Engine.Core.Mapping;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

/// <summary>Three states of a field: what the engine left there, what is there now, what the event wants.</summary>
public sealed class ConflictTests
{
    private static readonly RecordKey Key = new("invoice", "in_1");
    private static readonly FactStamp Now = new(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), "invoice.paid", "evt_2");

    public static TheoryData<string?, string, string, ConflictPolicy, string> Fields => new()
    {
        // left, there, wanted
        { "a", "a", "b", ConflictPolicy.Raise, "update memo" },
        { "a", "x", "b", ConflictPolicy.Raise, "raise MAP240 memo" },
        { "a", "x", "a", ConflictPolicy.Raise, "raise MAP240 memo" },
        { "a", "b", "b", ConflictPolicy.Raise, "unchanged" },
        { "a", "x", "b", ConflictPolicy.Theirs, "unchanged: Left as somebody changed it: memo." },
        { "a", "x", "b", ConflictPolicy.Ours, "update memo: Written over what somebody changed: memo." },
        { null, "x", "b", ConflictPolicy.Raise, "update memo" },
        { "a", "", "b", ConflictPolicy.Raise, "raise MAP240 memo" },
        { "a", "a", "b", ConflictPolicy.Theirs, "update memo" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_that_somebody_changed_is_never_overwritten_in_silence(string? left, string there, string wanted, ConflictPolicy policy, string expected) =>
        Assert.Equal(expected, Decide(left is null ? null : Memo(left), $$"""{"memo":"{{there}}"}""", Memo(wanted), policy));

    [Fact]
    public void Theirs_keeps_the_changed_field_and_writes_the_others() =>
        Assert.Equal(
            "update email: Left as somebody changed it: memo.",
            Decide(Memo("a", "a@b"), """{"memo":"x","email":"a@b"}""", Memo("b", "c@d"), ConflictPolicy.Theirs));

    [Fact]
    public void A_line_that_somebody_changed_is_a_conflict_of_its_sublist() => Assert.Equal(
        "raise MAP240 item",
        Decide(Lines("10"), """{"item":{"items":[{"line":1,"item":{"id":"7"},"amount":12}]}}""", Lines("15"), ConflictPolicy.Raise));

    [Fact]
    public void The_message_names_what_was_left_what_is_there_and_what_is_wanted()
    {
        var conflict = Assert.IsType<StepDecision.Conflict>(Raw(Memo("a"), """{"memo":"x"}""", Memo("b"), ConflictPolicy.Raise));

        Assert.Equal(
            "Somebody changed invoice in_1 (internal id 8801) in NetSuite since it was last written: memo from a to x. The event wants memo b. "
            + "Nothing was written; `conflict: theirs` or `ours` decides without asking.",
            conflict.Problem.Message);
    }

    /// <summary>The customer of an invoice that the engine wrote is there, whatever a read that lags says; of one that it did not write nothing is known.</summary>
    [Fact]
    public void A_record_of_ours_whose_owner_is_not_shown_is_looked_at_again()
    {
        var wanted = new RecordContent([new("entity", Value.Of(new RecordReference.OfStep("customer")))], []);
        const string there = """{"entity":{"id":"1001"}}""";

        Assert.Contains("not shown at present", Assert.IsType<StepDecision.Defer>(Raw(wanted, there, wanted, ConflictPolicy.Raise)).Reason, StringComparison.Ordinal);
        Assert.Equal("MAP211", Assert.IsType<StepDecision.Conflict>(Raw(null, there, wanted, ConflictPolicy.Raise)).Problem.Code);
    }

    [Fact]
    public void An_older_fact_does_not_ask_about_a_change_it_would_not_make() =>
        Assert.StartsWith("unchanged: A newer fact", Decide(Memo("a"), """{"memo":"x"}""", Memo("b"), ConflictPolicy.Raise, newer: true), StringComparison.Ordinal);

    [Theory]
    [InlineData("", ConflictPolicy.Raise)]
    [InlineData("conflict: raise", ConflictPolicy.Raise)]
    [InlineData("conflict: theirs", ConflictPolicy.Theirs)]
    [InlineData("conflict: ours", ConflictPolicy.Ours)]
    public void The_mapping_decides_and_the_journaled_plan_remembers(string line, ConflictPolicy policy)
    {
        var client = new PlanningFixture().Client($$"""
            mapping: named
            on: { source: stripe, events: [invoice.paid] }
            key: one
            {{line}}
            records:
              - { record: customer, externalId: cus_1, fields: { companyName: Ada } }
            """);
        var source = PlanningFixture.Event("invoice.paid", "{}");

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Equal(policy, Assert.Single(plan.Steps).Wanted.OnConflict);
        Assert.Equal(policy, Assert.Single(PlanJson.Read(PlanJson.ToBytes(plan)).Steps).Wanted.OnConflict);
    }

    private static string Decide(RecordContent? left, string there, RecordContent wanted, ConflictPolicy policy, bool newer = false) =>
        Raw(left, there, wanted, policy, newer) switch
        {
            StepDecision.Do(var step) => string.Join(' ', step.Action.ToString().ToLowerInvariant(), Names(step.Changes)).TrimEnd() + (step.Note is null ? "" : $": {step.Note}"),
            StepDecision.Conflict(var problem) => $"raise {problem.Code} {problem.Field}",
            var other => other.ToString(),
        };

    private static StepDecision Raw(RecordContent? left, string there, RecordContent wanted, ConflictPolicy policy, bool newer = false)
    {
        var record = new ObservedRecord("8801", "in_1", JsonValue.From(JsonElement.Parse(there)), newer ? Now with { At = Now.At.AddDays(1), EventId = "evt_9" } : null) { LastWritten = left };
        return StepPlanner.Decide(new WantedRecord("invoice", Key, WriteMode.Upsert, wanted) { OnConflict = policy }, Now, new Observed.Found(record));
    }

    private static string Names(RecordContent content) =>
        string.Join(' ', content.Fields.Select(field => field.Name).Concat(content.Sublists.Select(sublist => sublist.Name)));

    private static RecordContent Memo(string text, string? email = null) =>
        new([new("memo", Value.Of(text)), .. email is null ? ImmutableArray<FieldContent>.Empty : [new("email", Value.Of(email))]], []);

    private static RecordContent Lines(string amount) => new([], [new("item", [new([
        new("item", Value.Of("7")), new("amount", Value.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)))])])]);
}
