using Engine.Core.Configuration;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;

namespace Engine.Tests.Core.Planning;

public sealed class PlannerTests
{
    private readonly PlanningFixture fixture = new();

    [Fact]
    public void What_is_absent_is_created_in_order_and_later_records_point_to_earlier_ones()
    {
        var plan = Decide(fixture.Client(Mappings.Invoice), PlanningFixture.Event("invoice.paid", Mappings.InvoiceData));

        Assert.Empty(fixture.Findings);
        Assert.Equal(PlanVerdict.Write, plan.Verdict);
        Assert.Equal([(StepAction.Create, "customer cus_1"), (StepAction.Create, "invoice in_1")], plan.Steps.Select(Brief));
        Assert.Equal("ref(customer)", Field(plan.Steps[1], "entity").ToString());
        Assert.Equal([19.99m, -5.00m], plan.Steps[1].Wanted.Content.Sublists[0].Lines.Select(line => line.Fields[1].Value.AsNumber()));
    }

    [Fact]
    public void The_accounting_date_is_the_day_in_the_clients_zone()
    {
        // 1740794400 is 2025-03-01T02:00:00Z, still February in New York.
        var plan = Decide(fixture.Client(Mappings.Invoice), PlanningFixture.Event("invoice.paid", Mappings.InvoiceData));

        Assert.Equal(new DateOnly(2025, 2, 28), Field(plan.Steps[1], "tranDate").AsDate());
    }

    [Theory]
    [InlineData("\"description\": null,", "\"description\": null,")]
    [InlineData("\"description\": null,", "")]
    public void An_optional_field_without_a_value_is_left_out(string before, string after)
    {
        var data = Mappings.InvoiceData.Replace(before, after, StringComparison.Ordinal);

        var plan = Decide(fixture.Client(Mappings.Invoice), PlanningFixture.Event("invoice.paid", data));

        Assert.DoesNotContain(plan.Steps[1].Wanted.Content.Fields, field => field.Name == "memo");
    }

    [Fact]
    public void A_record_that_is_there_as_wanted_is_left_unchanged_and_lends_its_id()
    {
        var client = fixture.Client(Mappings.Invoice);
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);
        var observed = PlanningFixture.NothingThere(source, client)
            .With(new RecordKey("customer", "cus_1"), PlanningFixture.Found("501", "cus_1", """{ "id": "501" }"""))
            .With(new RecordKey("invoice", "in_1"), PlanningFixture.Found("8801", "in_1", """
                { "id": "8801", "entity": { "id": "501" }, "currency": { "id": "1" }, "tranDate": "2025-02-28",
                  "item": { "items": [ { "item": { "id": "201" }, "amount": 19.99 }, { "item": { "id": "201" }, "amount": -5 } ] } }
                """));

        var plan = Planner.Decide(source, client, observed);

        Assert.All(plan.Steps, step => Assert.Equal(StepAction.Unchanged, step.Action));
        Assert.Equal("501", Field(plan.Steps[1], "entity").ToString());
    }

    [Fact]
    public void Only_what_differs_is_sent_and_the_difference_is_told()
    {
        var client = fixture.Client(Mappings.Invoice);
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);
        var observed = PlanningFixture.NothingThere(source, client)
            .With(new RecordKey("customer", "cus_1"), PlanningFixture.Found("501", "cus_1", """{ "id": "501" }"""))
            .With(new RecordKey("invoice", "in_1"), InvoiceThere("501", "1", "2025-02-27"));

        var step = Planner.Decide(source, client, observed).Steps[1];

        Assert.Equal(StepAction.Update, step.Action);
        Assert.Equal(["tranDate"], step.Changes.Fields.Select(field => field.Name));
        Assert.Empty(step.Changes.Sublists);
        Assert.Contains(new FieldDifference("tranDate", "2025-02-27", "2025-02-28"), step.Differences);
    }

    [Fact]
    public void A_newer_fact_that_was_written_before_is_not_overwritten()
    {
        var client = fixture.Client(Mappings.Invoice);
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);
        var newer = new FactStamp(source.OccurredAt.AddSeconds(1), "invoice.paid", "evt_2");
        var observed = PlanningFixture.NothingThere(source, client)
            .With(new RecordKey("customer", "cus_1"), PlanningFixture.Found("501", "cus_1", """{ "id": "501" }"""))
            .With(new RecordKey("invoice", "in_1"), InvoiceThere("501", "1", "2025-02-27", newer));

        var step = Planner.Decide(source, client, observed).Steps[1];

        Assert.Equal(StepAction.Unchanged, step.Action);
        Assert.Contains("evt_2", step.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("502", "1", "in_1", "entity 502 where 501 is wanted")]
    [InlineData("501", "2", "in_1", "currency 2 where 1 is wanted")]
    [InlineData("501", "1", "IN_1", "differs from in_1 in case only")]
    public void A_record_of_somebody_else_under_our_id_is_raised_and_never_touched(string entity, string currency, string externalId, string says)
    {
        var client = fixture.Client(Mappings.Invoice);
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);
        var observed = PlanningFixture.NothingThere(source, client)
            .With(new RecordKey("customer", "cus_1"), PlanningFixture.Found("501", "cus_1", """{ "id": "501" }"""))
            .With(new RecordKey("invoice", "in_1"), InvoiceThere(entity, currency, "2025-02-28", null, externalId));

        var plan = Planner.Decide(source, client, observed);

        Assert.Equal(PlanVerdict.Raise, plan.Verdict);
        Assert.Empty(plan.Steps);
        Assert.Contains(says, Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_another_type_under_our_id_is_raised_wherever_it_is_met()
    {
        var invoices = fixture.Client(Mappings.Invoice);
        var payments = fixture.Client(Mappings.Payment);
        var other = new Observed.Found(new ObservedRecord("9", "in_1", Value.Missing, null) { OtherType = "salesOrder" });

        foreach (var (client, data) in new[] { (invoices, Mappings.InvoiceData), (payments, Mappings.PaymentData) })
        {
            var source = PlanningFixture.Event("invoice.paid", data);
            var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client).With(new RecordKey("invoice", "in_1"), other));

            Assert.Contains("salesOrder", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
            Assert.Equal("MAP211", plan.Problems[0].Code);
        }
    }

    [Fact]
    public void An_unanswered_lookup_defers_and_never_creates()
    {
        var client = fixture.Client(Mappings.Invoice);
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);
        var observed = PlanningFixture.NothingThere(source, client).With(new RecordKey("invoice", "in_1"), new Observed.Unknown("NetSuite did not answer."));

        var plan = Planner.Decide(source, client, observed);

        Assert.Equal(PlanVerdict.Defer, plan.Verdict);
        Assert.Equal("NetSuite did not answer.", plan.Reason);
        Assert.Empty(plan.Steps);
        Assert.Equal(PlanVerdict.Defer, Planner.Decide(source, client, Observations.None).Verdict);
    }

    [Fact]
    public void A_needed_record_is_waited_for_and_then_seen_as_NetSuite_has_it()
    {
        var client = fixture.Client(Mappings.Payment);
        var source = PlanningFixture.Event("invoice.paid", Mappings.PaymentData);

        var waiting = Decide(client, source);
        Assert.Equal(PlanVerdict.Wait, waiting.Verdict);
        Assert.Equal(new RecordKey("invoice", "in_1"), Assert.Single(waiting.WaitsFor));
        Assert.Equal(3, waiting.WaitDays);

        var there = PlanningFixture.NothingThere(source, client).With(new RecordKey("invoice", "in_1"), InvoiceThere("501", "1", "2025-02-28"));
        var step = Assert.Single(Planner.Decide(source, client, there).Steps);
        Assert.Equal("501", Field(step, "customer").ToString());
        Assert.Equal("8801", step.Wanted.Content.Sublists[0].Lines[0].Fields[0].Value.ToString());
    }

    [Theory]
    [InlineData("nobody.knows", PlanVerdict.Raise, "MAP201")]
    [InlineData("product.created", PlanVerdict.Ignore, "products have no counterpart")]
    [InlineData("invoice.finalized", PlanVerdict.Raise, "MAP202")]
    public void An_event_that_no_mapping_takes_has_a_named_end(string type, PlanVerdict verdict, string says)
    {
        var plan = Decide(fixture.Client(), PlanningFixture.Event(type, "{}"));

        Assert.Equal(verdict, plan.Verdict);
        Assert.Contains(says, plan.Reason ?? plan.Problems[0].Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_mappings_that_take_one_event_are_raised()
    {
        var plan = Decide(
            fixture.Client(Mappings.Invoice, Mappings.Invoice.Replace("test-invoice", "other", StringComparison.Ordinal)),
            PlanningFixture.Event("invoice.paid", Mappings.InvoiceData));

        Assert.Equal("MAP203", Assert.Single(plan.Problems).Code);
        Assert.Equal(2, plan.Trace.Length);
    }

    [Theory]
    [InlineData("price_nowhere", "price_nowhere")]
    [InlineData("price_old", "price_old")]
    public void An_item_without_an_active_crosswalk_row_raises_the_event_and_names_the_key(string price, string says)
    {
        var plan = Decide(
            fixture.Client(Mappings.Invoice),
            PlanningFixture.Event("invoice.paid", Mappings.InvoiceData.Replace("price_basic", price, StringComparison.Ordinal)));

        Assert.Equal(PlanVerdict.Raise, plan.Verdict);
        Assert.Equal(2, plan.Problems.Length);
        Assert.All(plan.Problems, problem => Assert.Contains(says, problem.Message, StringComparison.Ordinal));
        Assert.Equal(["item[0].item", "item[1].item"], plan.Problems.Select(problem => problem.Field));
        Assert.Equal("mappings/acme/test.yaml", plan.Problems[0].Origin!.File);
    }

    [Theory]
    [InlineData("\"id\": \"in_1\"", "\"id\": \"in|1\"", "MAP206")]
    [InlineData("\"id\": \"in_1\"", "\"id\": \"\"", "MAP206")]
    [InlineData("\"id\": \"in_1\"", "\"id\": \"CUS_1\"", null)]
    [InlineData("\"lines\": [ { \"price\": \"price_basic\", \"amount\": 1999 }, { \"price\": \"price_basic\", \"amount\": -500 } ]", "\"lines\": []", "MAP209")]
    [InlineData("\"lines\": [ { \"price\": \"price_basic\", \"amount\": 1999 }, { \"price\": \"price_basic\", \"amount\": -500 } ]", "\"lines\": 5", "MAP207")]
    public void What_NetSuite_would_refuse_is_raised_before_anything_is_sent(string right, string wrong, string? code)
    {
        var data = Mappings.InvoiceData.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Mappings.InvoiceData, data);

        var plan = Decide(fixture.Client(Mappings.Invoice), PlanningFixture.Event("invoice.paid", data));

        // Entities and transactions have spaces of their own, so one text may serve as both.
        Assert.Equal(code, plan.Problems.FirstOrDefault()?.Code);
    }

    [Fact]
    public void A_text_that_is_too_long_is_raised_and_not_cut()
    {
        var data = Mappings.InvoiceData.Replace("Ann Ltd", new string('x', 84), StringComparison.Ordinal);

        var plan = Decide(fixture.Client(Mappings.Invoice), PlanningFixture.Event("invoice.paid", data));

        Assert.Contains("84", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validation_rules_raise_with_their_own_message()
    {
        const string rules = """
            { "WorkflowName": "whole", "Kind": "validate", "Rules": [
              { "RuleName": "HasLines", "Expression": "payload.data.object.total == 1499", "ErrorMessage": "Total is $(payload.data.object.total)." } ] }
            """;
        var mapping = Mappings.Invoice.Replace("records:", "validate: [whole]\nrecords:", StringComparison.Ordinal);
        var data = Mappings.InvoiceData.Replace("\"id\"", "\"total\": 1500, \"id\"", StringComparison.Ordinal);

        var plan = Decide(fixture.ClientWithRules(rules, mapping), PlanningFixture.Event("invoice.paid", data));

        Assert.Empty(fixture.Findings);
        Assert.Contains("Total is 1500.", Assert.Single(plan.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_does_not_hold_ignores_the_event_and_names_the_rule()
    {
        const string rules = """
            { "WorkflowName": "live", "Rules": [ { "RuleName": "IsLive", "Expression": "payload.livemode == true" } ] }
            """;
        var mapping = Mappings.Invoice.Replace("key:", "when: live\nkey:", StringComparison.Ordinal);

        var plan = Decide(fixture.ClientWithRules(rules, mapping), PlanningFixture.Event("invoice.paid", Mappings.InvoiceData));

        Assert.Equal(PlanVerdict.Ignore, plan.Verdict);
        Assert.Contains("live/IsLive", plan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Planning_twice_gives_the_same_bytes_and_reading_them_gives_the_same_plan()
    {
        var source = PlanningFixture.Event("invoice.paid", Mappings.InvoiceData);

        var once = PlanJson.ToBytes(Decide(fixture.Client(Mappings.Invoice), source));
        var again = PlanJson.ToBytes(Decide(new PlanningFixture().Client(Mappings.Invoice), source));

        Assert.Equal(once, again);
        Assert.Equal(once, PlanJson.ToBytes(PlanJson.Read(once)));
    }

    [Fact]
    public void The_ordering_key_is_the_mappings_and_an_event_nobody_takes_stands_alone()
    {
        var client = fixture.Client(Mappings.Invoice);

        Assert.Equal("cus_1", Planner.OrderingKey(PlanningFixture.Event("invoice.paid", Mappings.InvoiceData), client));
        Assert.Equal("evt_1", Planner.OrderingKey(PlanningFixture.Event("product.created", "{}"), client));
    }

    private static Observed InvoiceThere(
        string entity, string currency, string date, FactStamp? lastFact = null, string externalId = "in_1") =>
        PlanningFixture.Found("8801", externalId, $$"""
            { "id": "8801", "entity": { "id": "{{entity}}" }, "currency": { "id": "{{currency}}" }, "tranDate": "{{date}}",
              "item": { "items": [ { "item": { "id": "201" }, "amount": 19.99 }, { "item": { "id": "201" }, "amount": -5 } ] } }
            """, lastFact);

    private static Plan Decide(ClientConfig client, SourceEvent source) =>
        Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

    private static (StepAction, string) Brief(PlanStep step) => (step.Action, step.Wanted.Key.ToString());

    private static Value Field(PlanStep step, string name) => step.Wanted.Content.Fields.Single(field => field.Name == name).Value;
}
