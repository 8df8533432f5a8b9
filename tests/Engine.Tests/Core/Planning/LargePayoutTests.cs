using System.Collections.Immutable;
using System.Text.Json;
using Engine.Core.Configuration;
using Engine.Core.Enrichment;
using Engine.Core.Model;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.Configuration;
using Xunit.Abstractions;

namespace Engine.Tests.Core.Planning;

/// <summary>The Stripe pack plans the largest payout that NetSuite takes, and refuses a larger one as a whole.</summary>
public sealed class LargePayoutTests(ITestOutputHelper output)
{
    private const int Largest = 9_999;

    private static readonly ClientConfig Acme = ConfigurationLoader.Load(Repository.PathOf(".")).Snapshot!.Clients["acme"];

    [Fact]
    public void A_payout_of_9999_payments_is_one_deposit_that_balances()
    {
        var planner = new EventPlanner(Payout(Largest), Acme);
        var query = Assert.Single(planner.Queries(Observations.None));
        var known = Observations.None with { LookUps = LookUpAnswers.None.With(query, new Fetched.Found(Entries(Largest))) };
        Assert.Equal(Largest + 2, planner.Lookups(known).All.Length);
        known = known with { Answers = Answers(Largest) };

        var before = GC.GetAllocatedBytesForCurrentThread();
        var plan = planner.Decide(known);
        output.WriteLine($"Deciding allocates {(GC.GetAllocatedBytesForCurrentThread() - before) / 1e6:0} MB; the plan is {PlanJson.ToBytes(plan).Length / 1e6:0.0} MB.");

        Assert.Equal([], plan.Problems.Select(problem => problem.Message));
        var deposit = Assert.Single(plan.Steps);
        Assert.Equal(Largest, deposit.Wanted.Content.Sublists.Single(sublist => sublist.Name == "payment").Lines.Length);
        Assert.Equal((96.80m * Largest, Largest + 1), (plan.Evidence!.Total, plan.Evidence.Items.Length));
        Assert.Equal(plan.Evidence.Items.Length, PlanJson.Read(PlanJson.ToBytes(plan)).Evidence!.Items.Length);
    }

    private static SourceEvent Payout(int count) => new(
        "stripe",
        "evt_large",
        "payout.paid",
        DateTimeOffset.UnixEpoch.AddYears(56),
        "2025-12-15.clover",
        Json($$"""
            {"id":"evt_large","object":"event","type":"payout.paid","data":{"object":{"id":"po_large","object":"payout","amount":{{9680L * count}},"arrival_date":1769472000,
             "automatic":true,"balance_transaction":"txn_own","created":1769385600,"currency":"usd","metadata":{},"method":"standard","original_payout":null,
             "reconciliation_status":"completed","status":"paid","type":"bank_account"} } }
            """));

    private static Value Entries(int count) => Value.Of(Enumerable.Range(0, count).Select(number => Json($$"""
        {"id":"txn_{{number}}","type":"charge","reporting_category":"charge","amount":10000,"fee":320,"net":9680,"currency":"usd",
         "fee_details":[{"type":"stripe_fee","amount":320,"currency":"usd"}],
         "source":{"id":"ch_{{number}}","payment_intent":"pi_{{number}}","currency":"usd","amount":10000,"amount_captured":10000} }
        """)).Append(Json($$"""
        {"id":"txn_own","type":"payout","reporting_category":"payout","amount":{{-9680L * count}},"fee":0,"net":{{-9680L * count}},"currency":"usd","fee_details":[],"source":{"id":"po_large"} }
        """)).ToImmutableArray());

    private static ImmutableDictionary<RecordKey, Observed> Answers(int count) => Enumerable.Range(0, count)
        .Select(number => KeyValuePair.Create(
            new RecordKey("customerPayment", $"pay_pi_{number}"),
            (Observed)new Observed.Found(new ObservedRecord(
                $"{number + 100_000}",
                $"pay_pi_{number}",
                Json($$"""{"id":"{{number + 100_000}}","externalId":"pay_pi_{{number}}","payment":100.00,"exchangeRate":1,"currency":{"id":"1"},"subsidiary":{"id":"1"},"status":{"id":"B"},"undepFunds":{"id":"T"} }"""),
                null))))
        .Append(KeyValuePair.Create(new RecordKey("deposit", "po_large"), (Observed)new Observed.Absent()))
        .Append(KeyValuePair.Create(new RecordKey("deposit", "po_large_s2"), (Observed)new Observed.Absent()))
        .ToImmutableDictionary();

    private static Value Json(string json) => JsonValue.From(JsonElement.Parse(json));
}
