using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Tests.Sandbox;

public sealed class SandboxRecordTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task Creating_answers_204_with_the_location_and_no_body()
    {
        var reply = await sandbox.PostAsync("customer", """{"companyName":"Oak","subsidiary":{"id":"1"}}""");

        Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        Assert.Null(reply.Body);
        Assert.StartsWith($"{sandbox.Server.BaseAddress}services/rest/record/v1/customer/", reply.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_answers_204_with_the_same_location()
    {
        var id = await sandbox.CustomerAsync();

        var patched = await sandbox.PatchAsync("customer/eid:cus_1", """{"email":"a@oak.example"}""");
        var put = await sandbox.PutAsync("customer/eid:cus_1", """{"phone":"1"}""");

        Assert.Equal((HttpStatusCode.NoContent, id), (patched.Status, patched.Id));
        Assert.Equal((HttpStatusCode.NoContent, id), (put.Status, put.Id));
        var customer = await sandbox.WholeAsync("customer", id);
        Assert.Equal(("a@oak.example", "1"), ((string?)customer["email"], (string?)customer["phone"]));
    }

    [Fact]
    public async Task An_upsert_creates_under_the_external_id_of_its_path()
    {
        var reply = await sandbox.PutAsync("customer/eid:cus_9", """{"companyName":"Oak","subsidiary":{"id":"1"}}""");

        Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        Assert.Equal("cus_9", (string?)(await sandbox.WholeAsync("customer", reply.Id))["externalId"]);
    }

    [Fact]
    public async Task An_upsert_by_internal_id_is_refused()
    {
        var id = await sandbox.CustomerAsync();

        (await sandbox.PutAsync($"customer/{id}", "{}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "eid:");
    }

    [Fact]
    public async Task An_upsert_whose_body_names_another_external_id_is_refused() =>
        (await sandbox.PutAsync("customer/eid:cus_9", """{"externalId":"cus_8","companyName":"Oak","subsidiary":{"id":"1"}}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "cus_8", "externalId");

    [Fact]
    public async Task An_external_id_is_matched_without_case_and_keeps_its_own()
    {
        var id = await sandbox.CustomerAsync("cus_AbC");

        Assert.Equal(id, (string?)(await sandbox.GetAsync("customer/eid:CUS_aBc")).Body!["id"]);
        await sandbox.PutAsync("customer/eid:cus_abc", "{}");
        Assert.Equal("cus_AbC", (string?)(await sandbox.WholeAsync("customer", id))["externalId"]);
    }

    [Fact]
    public async Task A_second_customer_with_the_external_id_is_refused_in_any_case()
    {
        await sandbox.CustomerAsync("cus_1");

        (await sandbox.PostAsync("customer", """{"externalId":"CUS_1","companyName":"Elm","subsidiary":{"id":"1"}}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Error while accessing a resource. This entity already exists.");
    }

    [Fact]
    public async Task Transactions_of_all_types_share_one_namespace_of_external_ids()
    {
        var customer = await sandbox.CustomerAsync("same");
        var invoice = await sandbox.InvoiceAsync(customer, 10, ""","externalId":"same" """);
        var body = $$"""{"externalId":"SAME","customer":{"id":"{{customer}}"},"payment":10}""";

        (await sandbox.PostAsync("customerPayment", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "This record already exists");
        (await sandbox.PutAsync("customerPayment/eid:same", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "invoice");
        Assert.Equal(invoice, (string?)(await sandbox.GetAsync("invoice/eid:same")).Body!["id"]);
    }

    [Fact]
    public async Task A_second_customer_with_the_same_name_is_refused_in_the_same_words()
    {
        await sandbox.CustomerAsync("cus_1", extra: ""","entityId":"OAK" """);

        (await sandbox.PostAsync("customer", """{"externalId":"cus_2","entityId":"oak","companyName":"Elm","subsidiary":{"id":"1"}}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "This entity already exists.");
    }

    [Fact]
    public async Task Simultaneous_creates_under_one_external_id_make_exactly_one_record()
    {
        await using var wide = await SandboxAccount.StartAsync(options => options with { ConcurrencyLimit = 50 });
        var body = """{"externalId":"cus_race","companyName":"Oak","subsidiary":{"id":"1"}}""";

        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => wide.PostAsync("customer", body)));

        Assert.Single(replies, reply => reply.Status == HttpStatusCode.NoContent);
        Assert.All(replies.Where(reply => reply.Status != HttpStatusCode.NoContent), reply => Assert.Contains("already exists", reply.Detail, StringComparison.Ordinal));
        Assert.Single((await wide.InspectAsync("records?type=customer"))["records"]!.AsArray());
    }

    [Fact]
    public async Task Simultaneous_creates_of_long_invoices_make_exactly_one_record()
    {
        await using var wide = await SandboxAccount.StartAsync(options => options with { ConcurrencyLimit = 50 });
        var customer = await wide.CustomerAsync();
        // The many lines keep a request busy between its look at the external id and its commit, so that others get in between if they can.
        var lines = string.Join(',', Enumerable.Repeat("""{"item":"201","quantity":3,"rate":1.25}""", 1500));
        for (var round = 0; round < 3; round++)
        {
            var body = $$"""{"externalId":"in_{{round}}","entity":"{{customer}}","item":{"items":[{{lines}}]} }""";
            var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => wide.PostAsync("invoice", body)));
            Assert.Single(replies, reply => reply.Status == HttpStatusCode.NoContent);
        }

        Assert.Equal(3, (await wide.InspectAsync("records?type=invoice"))["records"]!.AsArray().Count);
    }

    [Fact]
    public async Task Simultaneous_upserts_under_one_external_id_make_exactly_one_record()
    {
        await using var wide = await SandboxAccount.StartAsync(options => options with { ConcurrencyLimit = 50 });
        var body = """{"companyName":"Oak","subsidiary":{"id":"1"}}""";

        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => wide.PutAsync("customer/eid:cus_race", body)));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.NoContent, reply.Status));
        Assert.Single(replies.Select(reply => reply.Id).Distinct());
        Assert.Equal(1, (int?)(await wide.InspectAsync("statistics"))["creates"]!["customer"]);
    }

    [Fact]
    public async Task A_missing_entity_is_404_and_a_missing_transaction_is_400()
    {
        (await sandbox.GetAsync("customer/999999")).AssertRefused(HttpStatusCode.NotFound, "NONEXISTENT_ID", "The record instance does not exist.");
        (await sandbox.GetAsync("invoice/999999")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Transaction type specified is incorrect.");
    }

    [Fact]
    public async Task A_transaction_is_not_found_under_another_type()
    {
        var invoice = await sandbox.InvoiceAsync(await sandbox.CustomerAsync(), 10);

        (await sandbox.GetAsync($"creditMemo/{invoice}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Transaction type specified is incorrect.");
        (await sandbox.PatchAsync($"creditMemo/{invoice}", "{}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Transaction type");
    }

    [Fact]
    public async Task An_unknown_record_type_is_404_with_its_url()
    {
        var reply = await sandbox.GetAsync("file/1");

        reply.AssertRefused(HttpStatusCode.NotFound, "NONEXISTENT_ID", "Record type 'file' does not exist.");
        Assert.Equal("/services/rest/record/v1/file", (string?)reply.Error["o:errorUrl"]);
    }

    [Fact]
    public async Task Record_types_in_paths_are_taken_in_any_casing()
    {
        var id = await sandbox.CustomerAsync();

        Assert.Equal(HttpStatusCode.OK, (await sandbox.GetAsync($"CUSTOMER/{id}")).Status);
    }

    [Theory]
    [InlineData("customer/eid:a%7Cb", "Invalid external id")]
    [InlineData("customer/eid:a.b", "Invalid external id")]
    [InlineData("customer/eid:", "Invalid external id")]
    [InlineData("customer/eid:a%20b", "Spaces are not allowed in the URL")]
    public async Task External_ids_outside_the_documented_alphabet_are_refused_in_paths(string path, string detail) =>
        (await sandbox.GetAsync(path)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", detail);

    [Fact]
    public async Task Null_clears_a_body_field_and_an_omitted_one_stays()
    {
        var id = await sandbox.CustomerAsync(extra: ""","email":"a@oak.example","phone":"1" """);

        await sandbox.PatchAsync($"customer/{id}", """{"email":null}""");

        var customer = await sandbox.WholeAsync("customer", id);
        Assert.Null(customer["email"]);
        Assert.False(customer.AsObject().ContainsKey("email"));
        Assert.Equal("1", (string?)customer["phone"]);
    }

    [Fact]
    public async Task Clearing_a_required_field_is_refused_and_changes_nothing()
    {
        var id = await sandbox.CustomerAsync();

        (await sandbox.PatchAsync($"customer/{id}", """{"companyName":null,"email":"b@oak.example"}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Please enter value(s) for: Company Name.");

        var customer = await sandbox.WholeAsync("customer", id);
        Assert.Equal("Oak cus_1", (string?)customer["companyName"]);
        Assert.Null(customer["email"]);
    }

    [Fact]
    public async Task Property_names_are_taken_in_any_casing_and_answered_in_camel_case()
    {
        var id = await sandbox.CreateAsync("customer", """{"COMPANYNAME":"Oak","Subsidiary":{"ID":"1"},"addressbook":{"ITEMS":[{"addressbookaddress":{"CITY":"Bern"}}]}}""");

        var customer = await sandbox.WholeAsync("customer", id);
        Assert.Equal("Oak", (string?)customer["companyName"]);
        Assert.Equal("Bern", (string?)customer["addressBook"]!["items"]![0]!["addressBookAddress"]!["city"]);
    }

    [Fact]
    public async Task References_are_answered_with_text_ids_and_names_and_taken_as_numbers_texts_or_external_ids()
    {
        await sandbox.CustomerAsync("cus_1", extra: ""","entityId":"OAK" """);
        foreach (var reference in new[] { """{"externalId":"CUS_1"}""", """{"id":1001}""", """{"id":"1001"}""", "\"1001\"" })
        {
            var id = await sandbox.CreateAsync("invoice", $$"""{"entity":{{reference}},"item":{"items":[{"item":{"id":201},"amount":1}]} }""");

            var entity = (await sandbox.WholeAsync("invoice", id))["entity"]!;
            Assert.Equal(("1001", "OAK"), ((string?)entity["id"], (string?)entity["refName"]));
        }
    }

    [Fact]
    public async Task Values_come_back_as_the_record_service_writes_them()
    {
        var customer = await sandbox.CustomerAsync();
        var id = await sandbox.InvoiceAsync(customer, 12.50m, ""","tranDate":"2026-02-28","toBeEmailed":true,"undefined":1""");

        var invoice = await sandbox.WholeAsync("invoice", id);
        Assert.Equal("2026-02-28", (string?)invoice["tranDate"]);
        Assert.True((bool?)invoice["toBeEmailed"]);
        Assert.Equal("12.5", invoice["total"]!.ToJsonString());
        Assert.Equal("""{"id":"A","refName":"Open"}""", invoice["status"]!.ToJsonString());
        Assert.Equal("2026-03-01T12:00:00Z", (string?)invoice["createdDate"]);
    }

    [Fact]
    public async Task Sublists_are_links_unless_expanded()
    {
        var id = await sandbox.InvoiceAsync(await sandbox.CustomerAsync(), 10);

        var plain = (await sandbox.GetAsync($"invoice/{id}")).Body!;
        var whole = await sandbox.WholeAsync("invoice", id);

        var link = plain["item"]!["links"]![0]!;
        Assert.Equal(["links"], plain["item"]!.AsObject().Select(member => member.Key));
        Assert.EndsWith($"/record/v1/invoice/{id}/item", (string?)link["href"], StringComparison.Ordinal);
        Assert.Equal(1, (int?)whole["item"]!["totalResults"]);
        Assert.Equal("201", (string?)whole["item"]!["items"]![0]!["item"]!["id"]);
    }

    [Fact]
    public async Task Sublists_lines_and_references_have_addresses_also_below_an_external_id()
    {
        var customer = await sandbox.CustomerAsync();
        var invoice = await sandbox.InvoiceAsync(customer, 10, ""","externalId":"in_1" """);
        var payment = (await sandbox.PayAsync(customer, 10, (invoice, 10))).Id;

        Assert.Equal(1, (int?)(await sandbox.GetAsync("invoice/eid:in_1/item")).Body!["totalResults"]);
        Assert.Equal(10, (decimal?)(await sandbox.GetAsync("invoice/eid:in_1/item/1")).Body!["amount"]);
        Assert.Equal(customer, (string?)(await sandbox.GetAsync("invoice/eid:in_1/entity")).Body!["id"]);
        Assert.Equal(invoice, (string?)(await sandbox.GetAsync($"customerPayment/{payment}/apply/doc={invoice},line=0")).Body!["doc"]!["id"]);
    }

    [Fact]
    public async Task Fields_choose_body_fields_only()
    {
        var id = await sandbox.CustomerAsync(extra: ""","email":"a@oak.example" """);

        var chosen = (await sandbox.GetAsync($"customer/{id}?fields=email,companyName")).Body!.AsObject();

        Assert.Equal(["links", "companyName", "email", "id"], chosen.Select(member => member.Key));
        (await sandbox.GetAsync($"customer/{id}?fields=addressBook")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", "addressBook");
    }

    [Fact]
    public async Task An_unknown_property_is_dropped_without_a_word_by_default_and_refused_on_request()
    {
        var body = """{"companyName":"Oak","compnyName":"x","subsidiary":{"id":"1"}}""";

        var silent = await sandbox.PostAsync("customer", body);
        var loud = await sandbox.PostAsync("customer", body, ("X-NetSuite-PropertyNameValidation", "Error"));

        Assert.Equal(HttpStatusCode.NoContent, silent.Status);
        loud.AssertRefused(HttpStatusCode.BadRequest, "INVALID_CONTENT", "compnyName", "compnyName");
    }

    [Fact]
    public async Task An_unknown_property_of_a_line_is_refused_with_its_path_on_request()
    {
        var customer = await sandbox.CustomerAsync();
        var body = $$"""{"entity":{"id":"{{customer}}"},"item":{"items":[{"item":{"id":"201"},"amount":1,"qty":2}]} }""";

        (await sandbox.PostAsync("invoice", body, ("X-NetSuite-PropertyNameValidation", "Error")))
            .AssertRefused(HttpStatusCode.BadRequest, "INVALID_CONTENT", "qty", "item.items[0].qty");
    }

    [Theory]
    [InlineData("""{"companyName":"Oak"}""", "Please enter value(s) for: Primary Subsidiary.")]
    [InlineData("""{"subsidiary":{"id":"1"}}""", "Please enter value(s) for: Company Name.")]
    [InlineData("""{"subsidiary":{"id":"1"},"isPerson":true,"lastName":"Oak"}""", "Please enter value(s) for: First Name.")]
    [InlineData("{}", "Please enter value(s) for: Primary Subsidiary, Company Name.")]
    public async Task Required_fields_of_a_customer_are_asked_for_by_label(string body, string detail) =>
        (await sandbox.PostAsync("customer", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", detail);

    [Theory]
    [InlineData("item.items[0].item", """{"entity":"1001","item":{"items":[{"item":{"id":"9999"},"amount":1}]}}""", "Value 9999 for the following field: item")]
    [InlineData("item.items[0].item", """{"entity":"1001","item":{"items":[{"item":{"id":"260"},"amount":1}]}}""", "Value 260 for the following field: item")]
    [InlineData("entity", """{"entity":"77","item":{"items":[{"item":{"id":"201"},"amount":1}]}}""", "Value 77 for the following field: entity")]
    [InlineData("currency", """{"entity":"1001","currency":"9","item":{"items":[{"item":"201","amount":1}]}}""", "Value 9 for the following field: currency")]
    [InlineData("account", """{"entity":"1001","account":"54","item":{"items":[{"item":"201","amount":1}]}}""", "Invalid account reference key 54")]
    [InlineData("subsidiary", """{"entity":"1001","subsidiary":"2","item":{"items":[{"item":"201","amount":1}]}}""", "Value 2 for the following field: subsidiary")]
    public async Task A_reference_that_is_not_there_inactive_or_of_the_wrong_kind_is_refused_with_its_path(string path, string body, string detail)
    {
        Assert.Equal("1001", await sandbox.CustomerAsync());

        (await sandbox.PostAsync("invoice", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", detail, path);
    }

    [Theory]
    [InlineData("\"tranDate\":\"3/1/2026\"", "tranDate")]
    [InlineData("\"tranDate\":\"2026-02-30\"", "tranDate")]
    [InlineData("\"toBeEmailed\":\"yes\"", "toBeEmailed")]
    [InlineData("\"exchangeRate\":\"1\"", "exchangeRate")]
    [InlineData("\"memo\":5", "memo")]
    [InlineData("\"currency\":{\"refName\":\"USD\"}", "currency")]
    [InlineData("\"item\":[]", "item")]
    public async Task A_value_of_the_wrong_shape_is_refused_with_its_path(string member, string path)
    {
        var customer = await sandbox.CustomerAsync();

        (await sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}",{{member}} }""")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_CONTENT", path, path);
    }

    [Fact]
    public async Task A_text_longer_than_its_field_is_refused()
    {
        var body = $$"""{"companyName":"{{new string('x', 84)}}","subsidiary":"1"}""";

        (await sandbox.PostAsync("customer", body)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "maximum number ( 83 )", "companyName");
    }

    [Theory]
    [InlineData("{\"companyName\":", "not JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("", "JSON object")]
    [InlineData("{\"companyName\":\"\\ud800\"}", "not Unicode")]
    public async Task A_body_that_is_not_a_json_object_is_400(string body, string detail) =>
        (await sandbox.PostAsync("customer", body)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_REQUEST", detail);

    [Fact]
    public async Task A_body_nested_too_deeply_is_400()
    {
        var body = $$"""{"memo":{{new string('[', 100)}}{{new string(']', 100)}} }""";

        (await sandbox.PostAsync("customer", body)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_REQUEST", "depth");
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        await using var small = await SandboxAccount.StartAsync(options => options with { MaxBodyBytes = 2000 });

        var reply = await small.PostAsync("customer", $$"""{"comments":"{{new string('x', 3000)}}"}""");

        reply.AssertRefused(HttpStatusCode.RequestEntityTooLarge, "INVALID_REQUEST", "larger");
    }

    [Fact]
    public async Task Errors_have_the_envelope_of_live_accounts()
    {
        var reply = await sandbox.GetAsync("customer/9");

        Assert.Equal("https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5", (string?)reply.Body!["type"]);
        Assert.Equal(("Not Found", 404), ((string?)reply.Body["title"], (int?)reply.Body["status"]));
        Assert.StartsWith("application/vnd.oracle.resource+json; type=error", reply.MediaType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_of_live_accounts()
    {
        foreach (var reply in new[] { await sandbox.GetAsync("currency/1"), await sandbox.GetAsync("customer/9"), await sandbox.PostAsync("customer", "{}") })
        {
            Assert.True(Guid.TryParse(reply.Headers.GetValues("X-N-OperationId").Single(), out _));
            Assert.True(Guid.TryParse(reply.Headers.GetValues("X-NetSuite-JobId").Single(), out _));
            Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        }

        Assert.StartsWith("application/vnd.oracle.resource+json; type=singular", (await sandbox.GetAsync("currency/1")).MediaType, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_removes_a_record_and_frees_its_external_id()
    {
        var first = await sandbox.CustomerAsync("cus_1");

        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.DeleteAsync("customer/eid:cus_1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.GetAsync($"customer/{first}")).Status);
        Assert.NotEqual(first, await sandbox.CustomerAsync("cus_1"));
    }

    [Fact]
    public async Task A_customer_with_transactions_cannot_be_deleted()
    {
        var customer = await sandbox.CustomerAsync();
        await sandbox.InvoiceAsync(customer, 10);

        (await sandbox.DeleteAsync($"customer/{customer}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "dependent records");
    }

    [Fact]
    public async Task Requests_that_ask_for_something_else_than_a_write_never_become_one()
    {
        var body = """{"companyName":"Oak","subsidiary":{"id":"1"}}""";

        var replies = new[]
        {
            await sandbox.PostAsync("customer", body, ("Content-Type", "application/vnd.oracle.resource+json; type=collection")),
            await sandbox.PostAsync("customer", body, ("Accept", "application/vnd.oracle.resource+json; type=select-options")),
            await sandbox.PostAsync("customer", body, ("Accept", "application/vnd.oracle.resource+json; type=create-form")),
        };

        Assert.All(replies, reply => Assert.Contains(reply.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.OK }));
        Assert.Empty((await sandbox.InspectAsync("records?type=customer"))["records"]!.AsArray());
    }

    [Fact]
    public async Task A_list_pages_with_a_last_link_that_leads_astray()
    {
        for (var count = 1; count <= 47; count++)
        {
            await sandbox.CustomerAsync($"cus_{count}");
        }

        var page = (await sandbox.GetAsync("customer?limit=10&offset=10")).Body!;

        Assert.Equal((10, true, 47), ((int?)page["count"], (bool?)page["hasMore"], (int?)page["totalResults"]));
        Assert.Equal(["previous", "first", "next", "last", "self"], page["links"]!.AsArray().Select(link => (string?)link!["rel"]));
        Assert.EndsWith("offset=0", (string?)Link(page, "last")["href"], StringComparison.Ordinal);
        Assert.EndsWith("offset=20", (string?)Link(page, "next")["href"], StringComparison.Ordinal);
        Assert.False((bool?)(await sandbox.GetAsync("customer?limit=10&offset=40")).Body!["hasMore"]);
        (await sandbox.GetAsync("customer?limit=10&offset=5")).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", "multiple");
    }

    private static JsonNode Link(JsonNode page, string rel) => page["links"]!.AsArray().Single(link => (string?)link!["rel"] == rel)!;
}
