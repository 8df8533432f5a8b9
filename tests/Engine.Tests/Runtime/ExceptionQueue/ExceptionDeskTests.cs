using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Core.NetSuite;
using Engine.Core.Planning;
using Engine.Core.Values;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;

namespace Engine.Tests.Runtime.ExceptionQueue;

/// <summary>What people do over the API, with the worker behind it and a NetSuite that fails as told.</summary>
public sealed class ExceptionDeskTests : IAsyncLifetime, IDisposable
{
    private static readonly RecordKey Ada = new("customer", "cus_1");

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime clock = new(Deliveries.Noon);
    private readonly ScriptedNetSuite netSuite = new();
    private IStore store = null!;
    private RunningEngine engine = null!;

    public async Task InitializeAsync()
    {
        store = Stores.Open(folder);
        engine = await RunningEngine.StartAsync(store, netSuite, clock);
    }

    public async Task DisposeAsync()
    {
        await engine.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_item_says_what_happened_in_plain_words_with_payload_plan_request_and_answer()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");

        var list = await GetAsync("api/exceptions");
        var item = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal("X1", (string?)item["id"]);
        Assert.Equal("The accounting period is closed, or the date lies outside it.", (string?)item["happened"]);
        var shown = await GetAsync("api/exceptions/X1");
        Assert.Equal("evt_1", (string?)shown["payload"]!["id"]);
        Assert.Equal("write", (string?)shown["plan"]!["verdict"]);
        Assert.Equal(400, (int)shown["steps"]![0]!["attempts"]![0]!["exchange"]!["status"]!);
        Assert.Equal("raised", (string?)shown["history"]![0]!["what"]);
        Assert.Equal(1, (int)(await GetAsync("api/exceptions/groups"))["groups"]![0]!["count"]!);
    }

    [Fact]
    public async Task A_dry_run_of_a_retry_shows_the_plan_and_changes_nothing()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        var before = await GetAsync("api/exceptions/X1");
        var writes = netSuite.Creates;

        var answer = await ActAsync("X1", "retry", new { dryRun = true });
        Assert.Contains("create customer cus_1", answer["says"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("write", (string?)answer["plan"]!["verdict"]);
        Assert.Equal(before.ToJsonString(), (await GetAsync("api/exceptions/X1")).ToJsonString());
        Assert.Equal(writes, netSuite.Creates);
    }

    [Fact]
    public async Task A_retry_decides_anew_and_what_it_did_before_is_kept()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        await ActAsync("X1", "retry", new { why = "the period is open again" });
        await UntilAsync("evt_1", EventState.Completed);

        var shown = await GetAsync("api/exceptions/X1");
        Assert.Equal("resolved", (string?)shown["item"]!["state"]);
        Assert.Equal(["raised", "retry", "completed"], shown["history"]!.AsArray().Select(entry => (string?)entry!["what"]));
        Assert.Equal("the period is open again", (string?)shown["history"]![1]!["why"]);
        Assert.StartsWith("local:", (string?)shown["history"]![1]!["who"], StringComparison.Ordinal);
        Assert.Equal("refused", (string?)Assert.Single(shown["formerPlans"]!.AsArray())!["steps"]![0]!["attempts"]![0]!["outcome"]);
        Assert.Equal((HttpStatusCode.Conflict, "RUN302"), await RefusedAsync("X1", "retry", new { }));
    }

    [Fact]
    public async Task A_plan_whose_write_has_no_answer_is_carried_on_and_never_replaced()
    {
        await engine.DisposeAsync();
        var id = Assert.IsType<Acceptance.New>(await store.Inbox.AcceptAsync(Deliveries.Of("evt_1"))).Event.Id;
        await store.Journal.TakeUpAsync(id);
        var plan = Plans.Creating(Ada);
        await store.Journal.RecordPlanAsync(id, plan, PlanJson.ToBytes(plan), clock.GetUtcNow());
        await store.Journal.RecordIntentAsync(new StepPoint(id, 0), StepAction.Create, clock.GetUtcNow());
        await store.Journal.EndAsync(id, new Ending.Raised([new PlanProblem("RUN206", "The engine stopped.", null, null, null)]), null, default, clock.GetUtcNow());
        engine = await RunningEngine.StartAsync(store, netSuite, clock);

        var answer = await ActAsync("X1", "retry", new { dryRun = true });
        Assert.Contains("may still take effect until", answer["says"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, "RUN306"), await RefusedAsync("X1", "resolve", new { why = "gone" }));
        Assert.Equal((HttpStatusCode.Conflict, "RUN306"), await RefusedAsync("X1", "edit", new { why = "x", payload = Payload("evt_1", "Grace") }));
        Assert.Equal((HttpStatusCode.Conflict, "RUN306"), await RefusedAsync("X1", "link", new { why = "x", internalId = "7" }));

        await ActAsync("X1", "retry", new { });
        await UntilAsync("evt_1", EventState.Completed, TimeSpan.FromMinutes(1));
        Assert.Equal(1, netSuite.Creates);
        Assert.StartsWith("look", netSuite.Calls.First(), StringComparison.Ordinal);
        Assert.Empty((await GetAsync("api/exceptions/X1"))["formerPlans"]!.AsArray());
    }

    [Fact]
    public async Task Under_the_original_revision_the_journaled_plan_is_carried_on()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        await RaisedAsync("evt_2", WorkMappings.Unplannable, "cus_2");
        await RestartAsync(Revised());

        var planned = await ActAsync("X1", "retry", new { revision = "original", dryRun = true });
        Assert.Contains("carries on the plan of configuration rev", planned["says"]!.ToString(), StringComparison.Ordinal);
        var refused = await PostAsync("X2", "retry", new { revision = "original" });
        Assert.Equal((HttpStatusCode.Conflict, "RUN305"), (refused.Status, (string?)refused.Body["code"]));
        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "retry", new { revision = "old" }));
        await ActAsync("X1", "retry", new { revision = "original" });
        await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal("rev", (await FindAsync("evt_1")).Revision);
        Assert.Empty((await GetAsync("api/exceptions/X1"))["formerPlans"]!.AsArray());
    }

    [Fact]
    public async Task Under_the_current_revision_the_event_is_decided_by_what_is_in_force()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        await RestartAsync(Revised());
        await ActAsync("X1", "retry", new { });
        await UntilAsync("evt_1", EventState.Completed);
        Assert.Equal("rev2", (await FindAsync("evt_1")).Revision);
    }

    [Fact]
    public async Task An_edited_payload_is_decided_the_delivered_one_is_kept_and_the_difference_shown()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1", WorkMappings.Updated);
        var payload = Payload("evt_1", "Grace", WorkMappings.Updated);

        Assert.Equal((HttpStatusCode.BadRequest, "RUN304"), await RefusedAsync("X1", "edit", new { payload }));
        Assert.Equal((HttpStatusCode.BadRequest, "RUN307"), await RefusedAsync("X1", "edit", new { why = "typo", payload = Payload("evt_2", "Grace", WorkMappings.Updated) }));
        Assert.Equal((HttpStatusCode.BadRequest, "RUN307"), await RefusedAsync("X1", "edit", new { why = "typo", payload = new { id = "evt_1" } }));
        var planned = await ActAsync("X1", "edit", new { why = "typo", payload, dryRun = true });
        Assert.Contains("Grace", planned["differences"]!.ToString(), StringComparison.Ordinal);
        await ActAsync("X1", "edit", new { why = "typo", payload });
        await UntilAsync("evt_1", EventState.Completed);

        Assert.Equal("Grace", netSuite.Text(Ada, "companyName"));
        var shown = await GetAsync("api/exceptions/X1");
        Assert.Equal("evt_1", (string?)shown["delivered"]!["data"]!["object"]!["name"]);
        Assert.Equal("data.object.name", (string?)shown["edits"]![0]!["differences"]![0]!["path"]);
    }

    [Fact]
    public async Task A_linked_record_takes_our_external_id_and_nothing_is_created()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        var creates = netSuite.Creates;
        var id = netSuite.PutUnnamed("customer", ("companyName", Value.Of("Ada")));

        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "link", new { why = "same", internalId = "x" }));
        Assert.Equal((HttpStatusCode.Conflict, "RUN312"), await RefusedAsync("X1", "link", new { why = "same", internalId = "99999" }));
        Assert.Equal((HttpStatusCode.Conflict, "RUN312"), await RefusedAsync("X1", "link", new { why = "same", internalId = id, record = "invoice" }));
        var planned = await ActAsync("X1", "link", new { why = "same", internalId = id, dryRun = true });
        Assert.Contains($"customer {id} gets the external id cus_1", planned["says"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(netSuite.Calls, call => call.StartsWith("name", StringComparison.Ordinal));
        await ActAsync("X1", "link", new { why = "same customer", internalId = id });
        await UntilAsync("evt_1", EventState.Completed);

        Assert.Equal(creates, netSuite.Creates);
        Assert.Contains($"name customer cus_1 {id}", netSuite.Calls);
    }

    [Fact]
    public async Task A_record_that_another_system_knows_is_not_taken()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        netSuite.Put(new RecordKey("customer", "theirs"), RecordContent.Empty);

        var (status, body) = await PostAsync("X1", "link", new { why = "same", internalId = "101" });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("theirs", (string?)body["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Held_until_a_time_it_is_tried_again_by_itself()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "hold", new { }));
        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "hold", new { until = Deliveries.Noon.AddDays(-1) }));
        await ActAsync("X1", "hold", new { until = Deliveries.Noon.AddDays(1), why = "the period opens tomorrow" });
        Assert.Equal("held", (string?)(await GetAsync("api/exceptions/X1"))["item"]!["state"]);

        clock.Advance(TimeSpan.FromDays(1.1));
        await UntilAsync("evt_1", EventState.Completed, TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_hold_for_an_event_says_how_that_one_stands_and_is_not_for_the_event_itself()
    {
        await AcceptAsync("evt_done", lane: "cus_2");
        await UntilAsync("evt_done", EventState.Completed);
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "hold", new { @event = "evt_1" }));
        Assert.Contains("No event evt_tpyo of acme has come yet.", (await ActAsync("X1", "hold", new { @event = "evt_tpyo", dryRun = true }))["says"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("evt_done is through already", (await ActAsync("X1", "hold", new { @event = "evt_done", dryRun = true }))["says"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_booked_sends_nobody_to_reopen_it()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        await ActAsync("X1", "retry", new { });
        await UntilAsync("evt_1", EventState.Completed);
        foreach (var verb in new[] { "retry", "reopen" })
        {
            var (status, body) = await PostAsync("X1", verb, new { });
            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains("is booked", (string?)body["message"], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(OwnFinding.Books, "a difference in the books")]
    [InlineData(OwnFinding.Files, "Drop it again")]
    [InlineData(OwnFinding.Sources, "The next run that gets to its end closes it")]
    public async Task What_the_engine_noticed_by_itself_is_not_worked_again_but_closed_as_it_says(string source, string expected)
    {
        await store.Exceptions.KeepAsync(OwnFinding.Of("acme", source, "noticed", "it", "RUN441", "Something is wrong.", new { }, Deliveries.Noon));
        var (status, body) = await PostAsync("X1", "retry", new { });
        Assert.Equal((HttpStatusCode.Conflict, "RUN302"), (status, (string?)body["code"]));
        Assert.Contains(expected, (string?)body["message"], StringComparison.Ordinal);
        await ActAsync("X1", "resolve", new { why = "looked at" });
    }

    [Fact]
    public async Task An_item_is_given_to_a_name_and_not_to_whatever_is_sent()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "assign", new { to = new string('a', 61) }));
        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "assign", new { to = "ann\u001b[31m" }));
    }

    [Fact]
    public async Task A_later_event_that_writes_the_same_record_closes_the_item_and_says_so()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1", WorkMappings.Updated);
        await store.Inbox.AcceptAsync(Deliveries.Of("evt_2", type: WorkMappings.Updated, created: Deliveries.Noon.AddMinutes(1)));
        await engine.DisposeAsync();
        engine = await RunningEngine.StartAsync(store, netSuite, clock);
        await UntilAsync("evt_2", EventState.Completed);

        var shown = await GetAsync("api/exceptions/X1");
        Assert.Equal("superseded", (string?)shown["item"]!["state"]);
        Assert.Contains("evt_2", (string?)shown["history"]!.AsArray()[^1]!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_retried_a_bounded_number_at_a_time_and_each_has_an_entry_of_its_own()
    {
        netSuite.Next([.. Enumerable.Repeat<Func<RecordKey, RecordContent, WriteAnswer?>>(ScriptedNetSuite.Refused, 3)]);
        foreach (var n in new[] { 1, 2, 3 })
        {
            await RaisedAsync($"evt_{n}", lane: $"cus_{n}");
        }

        var group = (string)(await GetAsync("api/exceptions/groups"))["groups"]![0]!["group"]!;
        var first = await PostJsonAsync($"api/exceptions/groups/{group}/retry", new { limit = 2 });
        Assert.Equal(2, first["done"]!.AsArray().Count);
        var second = await PostJsonAsync($"api/exceptions/groups/{group}/retry", new { limit = 2, after = (string)first["next"]! });
        Assert.Equal("X3", (string?)Assert.Single(second["done"]!.AsArray())!["id"]);
        foreach (var n in new[] { 1, 2, 3 })
        {
            await UntilAsync($"evt_{n}", EventState.Completed);
            Assert.Contains((await GetAsync($"api/exceptions/X{n}"))["history"]!.AsArray(), entry => (string?)entry!["what"] == "retry");
        }
    }

    [Fact]
    public async Task What_was_refused_for_a_closed_period_is_tried_again_when_the_period_opens_and_not_before()
    {
        netSuite.Rows = [January(closed: true)];
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        for (var look = 1; look <= 3; look++)
        {
            await LookedAsync();
        }

        Assert.Equal(["raised"], await HistoryAsync());

        netSuite.Rows = [January(closed: false)];
        await UntilAsync("evt_1", EventState.Completed, TimeSpan.FromMinutes(1));
        Assert.Equal(["raised", "retry", "completed"], await HistoryAsync());
        Assert.Equal("An accounting period has opened in NetSuite.", (string?)(await GetAsync("api/exceptions/X1"))["history"]![1]!["why"]);

        // Nothing is left to ask for.
        var asked = netSuite.Queried;
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(asked, netSuite.Queried);
    }

    private static Value January(bool closed) => Value.Of(new ValueObject([
        ("id", Value.Of("1")), ("periodname", Value.Of("Jan 2026")), ("first", Value.Of("2026-01-01")), ("last", Value.Of("2026-01-31")),
        ("closed", Value.Of(closed ? "T" : "F")), ("alllocked", Value.Of("F")), ("arlocked", Value.Of("F"))]));

    private async Task LookedAsync()
    {
        var before = netSuite.Queried;
        for (var n = 0; n < 500 && netSuite.Queried == before; n++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(5);
        }

        Assert.NotEqual(before, netSuite.Queried);
    }

    private async Task<string[]> HistoryAsync() => [.. (await GetAsync("api/exceptions/X1"))["history"]!.AsArray().Select(entry => (string)entry!["what"]!)];

    [Fact]
    public async Task Without_a_folder_no_crosswalk_is_edited()
    {
        await RaisedAsync("evt_1", WorkMappings.Unplannable);
        Assert.Equal((HttpStatusCode.Conflict, "RUN308"), await RefusedAsync("X1", "crosswalk", new { why = "new", internalId = "5" }));
        Assert.Equal((HttpStatusCode.BadRequest, "RUN315"), await RefusedAsync("X1", "crosswalk", new { why = "new", internalId = "five" }));
    }

    [Fact]
    public async Task Resolved_reopened_assigned()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        Assert.Equal((HttpStatusCode.BadRequest, "RUN304"), await RefusedAsync("X1", "resolve", new { }));
        Assert.Equal((HttpStatusCode.NotFound, "RUN301"), await RefusedAsync("X9", "resolve", new { why = "x" }));
        Assert.Equal((HttpStatusCode.NotFound, "RUN301"), await RefusedAsync("nonsense", "resolve", new { why = "x" }));
        await ActAsync("X1", "assign", new { to = "grace" });
        await ActAsync("X1", "resolve", new { why = "booked by hand" });
        Assert.Equal(EventState.Ignored, (await FindAsync("evt_1")).State);
        await ActAsync("X1", "reopen", new { why = "it was not" });
        Assert.Equal(EventState.Raised, (await FindAsync("evt_1")).State);
        Assert.Equal("grace", (string?)(await GetAsync("api/exceptions?assignee=grace"))["items"]![0]!["assignee"]);
    }

    [Theory]
    [InlineData("viewer", null, "api/exceptions/X1", null, HttpStatusCode.OK)]
    [InlineData("viewer", null, "api/exceptions/X1/retry", "{\"dryRun\":true}", HttpStatusCode.Forbidden)]
    [InlineData("operator", null, "api/exceptions/X1/retry", "{\"dryRun\":true}", HttpStatusCode.OK)]
    [InlineData("operator", null, "api/exceptions/X1/resolve", "{\"dryRun\":true,\"why\":\"x\"}", HttpStatusCode.Forbidden)]
    [InlineData("operator", null, "api/exceptions/X1/release", "{\"dryRun\":true,\"why\":\"x\"}", HttpStatusCode.Forbidden)]
    [InlineData("operator", null, "api/exceptions/waiting/acme/evt_1/release", "{\"why\":\"x\"}", HttpStatusCode.Forbidden)]
    [InlineData("approver", null, "api/exceptions/X1/release", "{\"dryRun\":true,\"why\":\"x\"}", HttpStatusCode.OK)]
    [InlineData("approver", "secretless", "api/exceptions/waiting/acme/evt_1/release", "{\"why\":\"x\"}", HttpStatusCode.NotFound)]
    [InlineData("operator", null, "api/exceptions/X1/edit", "{}", HttpStatusCode.Forbidden)]
    [InlineData("operator", null, "api/exceptions/X1/link", "{}", HttpStatusCode.Forbidden)]
    [InlineData("operator", null, "api/exceptions/groups/abc/retry", "{}", HttpStatusCode.Forbidden)]
    [InlineData("approver", null, "api/exceptions/X1/resolve", "{\"dryRun\":true,\"why\":\"x\"}", HttpStatusCode.OK)]
    [InlineData("approver", "secretless", "api/exceptions/X1", null, HttpStatusCode.NotFound)]
    [InlineData("approver", "secretless", "api/exceptions/X1/resolve", "{\"why\":\"x\"}", HttpStatusCode.NotFound)]
    [InlineData("approver", "acme", "api/exceptions/X1/resolve", "{\"dryRun\":true,\"why\":\"x\"}", HttpStatusCode.OK)]
    public async Task Who_may_do_what(string role, string? client, string path, string? body, HttpStatusCode expected)
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        var made = await PostJsonAsync("api/keys", new { name = "test", role, client, days = 1 });
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Headers.Authorization = new("Bearer", (string)made["text"]!);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await engine.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        if (client == "secretless")
        {
            using var list = new HttpRequestMessage(HttpMethod.Get, "api/exceptions?client=acme");
            list.Headers.Authorization = request.Headers.Authorization;
            using var seen = await engine.Http.SendAsync(list);
            Assert.Empty(JsonNode.Parse(await seen.Content.ReadAsStringAsync())!["items"]!.AsArray());
        }
    }

    [Fact]
    public async Task A_second_content_of_an_event_is_shown_with_what_it_says_otherwise()
    {
        await AcceptAsync("evt_1", lane: "cus_1");
        await AcceptAsync("evt_1", lane: "cus_2");
        await AcceptAsync("evt_1", lane: "cus_2");
        Assert.Equal(1, (int)(await GetAsync("api/clients?client=acme"))["clients"]![0]!["raised"]!);
        var shown = await GetAsync("api/exceptions/X1");
        Assert.Equal("RUN110", (string?)shown["item"]!["code"]);
        var other = Assert.Single(shown["others"]!.AsArray())!;
        Assert.Equal((2, "cus_2"), ((int)other["count"]!, (string?)other["payload"]!["data"]!["object"]!["customer"]));
        Assert.Contains(("data.object.customer", "cus_1", "cus_2"), other["differences"]!.AsArray().Select(one => ((string?)one!["path"], (string?)one["before"], (string?)one["after"])));
    }

    [Theory]
    [InlineData("""{"dry_run":true,"why":"x"}""", "at $.dry_run")]
    [InlineData("""{"dryRun":"yes"}""", "at $.dryRun")]
    [InlineData("""{bad""", "line 1, byte 2 is no JSON")]
    [InlineData("""[]""", "at $")]
    public async Task An_order_that_is_not_understood_whole_is_not_carried_out_and_says_where(string body, string where)
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        await RaisedAsync("evt_1");
        using var answer = await engine.Http.PostAsync("api/exceptions/X1/resolve", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.BadRequest, "RUN106"), (answer.StatusCode, (string?)told["code"]));
        Assert.Contains(where, (string?)told["message"], StringComparison.Ordinal);
        Assert.DoesNotContain("Engine.", (string?)told["message"], StringComparison.Ordinal);
        Assert.Equal(EventState.Raised, (await FindAsync("evt_1")).State);
    }

    [Theory]
    [InlineData("GET", "api/exceptions/X1/retry", HttpStatusCode.MethodNotAllowed, "it takes POST")]
    [InlineData("DELETE", "api/exceptions/X1", HttpStatusCode.MethodNotAllowed, "it takes GET")]
    [InlineData("GET", "api/exceptions?limit=x", HttpStatusCode.BadRequest, "a parameter of its address")]
    [InlineData("GET", "api/exceptions?limit=0", HttpStatusCode.BadRequest, "limit is 1 to 1000.")]
    [InlineData("GET", "api/nothing", HttpStatusCode.NotFound, "Nothing is served at this address")]
    public async Task A_request_that_cannot_be_answered_says_what_would_be_right(string method, string path, HttpStatusCode expected, string told)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await engine.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(told, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["message"], StringComparison.Ordinal);
    }

    private static Snapshot Revised() => new("snapshot2", RunningEngine.Snapshot().Clients.ToFrozenDictionary(pair => pair.Key, pair => pair.Value with { Revision = "rev2" }));

    private async Task RestartAsync(Snapshot snapshot)
    {
        await engine.DisposeAsync();
        engine = await RunningEngine.StartAsync(store, netSuite, clock, snapshot: snapshot);
    }

    private static JsonNode Payload(string id, string name, string type = WorkMappings.Created) => JsonNode.Parse(Deliveries.Body(id, type, name: name))!;

    private async Task RaisedAsync(string id, string type = WorkMappings.Created, string lane = "cus_1")
    {
        await AcceptAsync(id, type, lane);
        await UntilAsync(id, EventState.Raised);
    }

    private async Task AcceptAsync(string id, string type = WorkMappings.Created, string lane = "cus_1")
    {
        var body = Deliveries.Body(id, type, customer: lane);
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/acme/stripe") { Content = new ByteArrayContent(body) };
        request.Headers.Add("Stripe-Signature", Deliveries.Sign(body, clock.GetUtcNow()));
        using var answer = await engine.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await engine.Http.GetStringAsync(path))!;

    private async Task<JsonNode> ActAsync(string item, string verb, object order)
    {
        var (status, body) = await PostAsync(item, verb, order);
        Assert.True(status == HttpStatusCode.OK, body.ToJsonString());
        return body;
    }

    private async Task<(HttpStatusCode Status, string? Code)> RefusedAsync(string item, string verb, object order)
    {
        var (status, body) = await PostAsync(item, verb, order);
        return (status, (string?)body["code"]);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string item, string verb, object order)
    {
        using var answer = await engine.Http.PostAsJsonAsync($"api/exceptions/{item}/{verb}", order);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private async Task<JsonNode> PostJsonAsync(string path, object order)
    {
        using var answer = await engine.Http.PostAsJsonAsync(path, order);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<EventSummary> FindAsync(string eventId) => Assert.Single(await store.Inspection.EventAsync("acme", eventId)).Summary;

    /// <param name="step">How far the clock is moved each time the event is not there yet; null leaves the clock alone.</param>
    private async Task UntilAsync(string eventId, EventState state, TimeSpan? step = null)
    {
        for (var round = 0; round < 400 && (await FindAsync(eventId)).State != state; round++)
        {
            if (step is { } by && round % 4 == 3)
            {
                clock.Advance(by);
            }

            // Real time: the worker runs on real threads, only its clock is ours.
            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }

        Assert.True((await FindAsync(eventId)).State == state, $"{await FindAsync(eventId)}\n{string.Join('\n', engine.Log.Entries)}");
    }
}
