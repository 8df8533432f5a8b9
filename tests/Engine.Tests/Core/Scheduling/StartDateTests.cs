using Engine.Core.Planning;
using Engine.Core.Scheduling;
using Engine.Tests.Core.Planning;
using NodaTime;

namespace Engine.Tests.Core.Scheduling;

public sealed class StartDateTests
{
    private const string Paid = "mapping: paid\non: { source: stripe, events: [invoice.paid] }\nkey: k\nrecords: [{ record: customer, externalId: cus_1, fields: { companyName: A } }]\n";
    private const string Needing = Paid + "needs: { invoice: { record: invoice, externalId: in_1 } }\n";

    // The client is in New York, where the new year begins at 05:00 UTC.
    [Theory]
    [InlineData(StartRule.Summarise, "2026-01-01T04:59:59Z", "Of 2025-12-31, before the start date 2026-01-01 of this client: counted and summed in the report of the start date, not booked.")]
    [InlineData(StartRule.Skip, "2026-01-01T04:59:59Z", "Of 2025-12-31, before the start date 2026-01-01 of this client: skipped.")]
    [InlineData(StartRule.Book, "2026-01-01T04:59:59Z", null)]
    [InlineData(StartRule.Summarise, "2026-01-01T05:00:00Z", null)]
    [InlineData(StartRule.Skip, "2026-01-01T05:00:00Z", null)]
    public void A_fact_of_a_day_before_the_start_follows_the_rule_by_the_clients_calendar(StartRule rule, string at, string? expected)
    {
        var client = new PlanningFixture().Client(Paid) with { Start = new StartDate(new LocalDate(2026, 1, 1), rule) };
        var source = PlanningFixture.Event("invoice.paid", """{ "id": "in_1" }""", at: at);

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Equal((expected is null ? PlanVerdict.Write : PlanVerdict.Ignore, expected), (plan.Verdict, plan.Reason));
        Assert.Equal(expected is null, Planner.Lookups(source, client).Length > 0);
    }

    [Theory]
    [InlineData(StartRule.Summarise, "What is from before 2026-01-01, the start date, is not booked. If it is, make the record by hand with this external id, or book the event by hand.")]
    [InlineData(StartRule.Book, null)]
    public void A_payment_after_the_start_for_an_invoice_that_is_not_there_says_why_that_may_be(StartRule rule, string? expected)
    {
        var client = new PlanningFixture().Client(Needing) with { Start = new StartDate(new LocalDate(2026, 1, 1), rule) };
        var source = PlanningFixture.Event("invoice.paid", """{ "id": "in_1" }""", at: "2026-01-02T12:00:00Z");

        var plan = Planner.Decide(source, client, PlanningFixture.NothingThere(source, client));

        Assert.Equal((PlanVerdict.Wait, expected), (plan.Verdict, plan.Reason));
    }
}
