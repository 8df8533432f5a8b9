using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Tests.Sandbox;

/// <summary>What the account's own set-up demands: periods, subsidiaries, currencies, forms, dependent records, switches.</summary>
public sealed class SandboxCompanyTests : IAsyncLifetime
{
    private const string Periods = """
        {"records":{"accountingPeriod":[
          {"id":"9","periodName":"FY 2026","startDate":"2026-01-01","endDate":"2026-12-31","isYear":true},
          {"id":"1","periodName":"Jan 2026","startDate":"2026-01-01","endDate":"2026-01-31","closed":true},
          {"id":"2","periodName":"Feb 2026","startDate":"2026-02-01","endDate":"2026-02-28","arLocked":true},
          {"id":"3","periodName":"Mar 2026","startDate":"2026-03-01","endDate":"2026-03-31"}]}}
        """;

    private SandboxAccount sandbox = null!;
    private string customer = "";

    public async Task InitializeAsync()
    {
        sandbox = await SandboxAccount.StartAsync();
        customer = await sandbox.CustomerAsync();
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Theory]
    [InlineData("2026-03-15", "", "3")]
    [InlineData("2026-03-31", ""","postingPeriod":{"id":"3"}""", "3")]
    [InlineData("2026-01-15", "", null)]
    [InlineData("2026-02-15", "", null)]
    [InlineData("2026-04-01", "", null)]
    [InlineData("2026-04-01", ""","postingPeriod":"3" """, null)]
    [InlineData("2026-03-01", ""","postingPeriod":"1" """, null)]
    public async Task A_transaction_posts_into_the_open_period_of_its_date(string date, string extra, string? period)
    {
        await sandbox.SeedAsync(Periods);

        var reply = await TryInvoiceAsync(""","tranDate":"_" """.Replace("_", date) + extra);

        if (period is null)
        {
            reply.AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "not within the date range of your accounting period");
        }
        else
        {
            Assert.Equal(period, (string?)(await sandbox.WholeAsync("invoice", reply.Id))["postingPeriod"]!["id"]);
        }
    }

    [Fact]
    public async Task A_locked_receivables_ledger_still_takes_journals()
    {
        await sandbox.SeedAsync(Periods);

        var journal = await sandbox.PostAsync("journalEntry",
            """{"subsidiary":"1","tranDate":"2026-02-10","line":{"items":[{"account":"140","debit":3},{"account":"54","credit":3}]}}""");

        Assert.Equal(HttpStatusCode.NoContent, journal.Status);
    }

    [Fact]
    public async Task Once_a_period_is_closed_its_transactions_stay_as_they_are_except_for_what_the_ledger_does_not_see()
    {
        await sandbox.SeedAsync(Periods);
        var invoice = (await TryInvoiceAsync(""","tranDate":"2026-03-15" """)).Id;
        await sandbox.PatchAsync("accountingPeriod/3", """{"closed":true}""");

        (await sandbox.PatchAsync($"invoice/{invoice}", """{"memo":"late"}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "accounting period");
        (await sandbox.DeleteAsync($"invoice/{invoice}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "accounting period");

        await sandbox.PatchAsync("accountingPeriod/3", """{"allowNonGLChanges":true}""");
        Assert.Equal(HttpStatusCode.NoContent, (await sandbox.PatchAsync($"invoice/{invoice}", """{"memo":"late"}""")).Status);
        (await sandbox.PatchAsync($"invoice/{invoice}", """{"item":{"items":[{"line":1,"amount":11}]}}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "accounting period");
    }

    [Fact]
    public async Task An_accounting_period_has_no_external_id()
    {
        await sandbox.SeedAsync(Periods);

        var reply = await sandbox.SendAsync(HttpMethod.Patch, $"{SandboxAccount.Records}/accountingPeriod/3", """{"externalId":"mar"}""",
            ("X-NetSuite-PropertyNameValidation", "Error"));

        reply.AssertRefused(HttpStatusCode.BadRequest, "INVALID_CONTENT", "externalId");
    }

    [Fact]
    public async Task An_account_of_another_subsidiary_is_refused_in_the_words_of_live_accounts()
    {
        await sandbox.SeedAsync("""{"records":{"account":[{"id":"122","subsidiary":{"items":[{"id":"2"}]}}]}}""");

        (await TryInvoiceAsync(""","account":"122" """)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR",
            "The Accounts Receivable Europe account cannot be used with the Acme US subsidiary", "account");
    }

    [Theory]
    [InlineData("department", "department")]
    [InlineData("classification", "class")]
    [InlineData("location", "location")]
    public async Task A_classification_of_another_subsidiary_is_refused_on_body_and_line(string type, string field)
    {
        await sandbox.SeedAsync($$"""{"records":{"{{type}}":[{"id":"1","subsidiary":{"items":[{"id":"2"}]} }]} }""");

        (await TryInvoiceAsync($$""","{{field}}":"1" """)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", $"Invalid {field} reference key 1 for subsidiary 1", field);
        (await sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}","item":{"items":[{"item":"201","amount":1,"{{field}}":"1"}]} }"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", $"Invalid {field} reference key 1", $"item.items[0].{field}");
    }

    [Fact]
    public async Task What_includes_children_may_be_used_below_its_subsidiary()
    {
        await sandbox.SeedAsync("""{"records":{"department":[{"id":"1","subsidiary":{"items":[{"id":"1"}]},"includeChildren":true},{"id":"2","subsidiary":{"items":[{"id":"1"}]}}]}}""");
        await sandbox.PatchAsync($"customer/{customer}", """{"subsidiary":"2"}""");

        Assert.Equal(HttpStatusCode.NoContent, (await TryInvoiceAsync(""","department":"1" """)).Status);
        (await TryInvoiceAsync(""","department":"2" """)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "department");
    }

    [Fact]
    public async Task A_customer_may_be_billed_in_a_subsidiary_once_it_is_related_to_it_and_only_once()
    {
        (await TryInvoiceAsync(""","subsidiary":"2" """)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "subsidiary", "subsidiary");
        var relation = $$"""{"entity":"{{customer}}","subsidiary":"2"}""";
        await sandbox.CreateAsync("customerSubsidiaryRelationship", relation);

        Assert.Equal(HttpStatusCode.NoContent, (await TryInvoiceAsync(""","subsidiary":"2" """)).Status);
        (await sandbox.PostAsync("customerSubsidiaryRelationship", relation)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Invalid Field Value 2 for the following field: subsidiary");
    }

    [Fact]
    public async Task An_account_kept_in_one_currency_takes_no_other()
    {
        await sandbox.SeedAsync("""{"records":{"account":[{"id":"1","currency":"2"}]}}""");

        (await sandbox.PostAsync("customerPayment", $$"""{"customer":"{{customer}}","payment":5,"account":"1"}"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "another currency", "account");
    }

    [Fact]
    public async Task A_currency_that_the_customer_does_not_list_is_refused_where_the_account_insists()
    {
        await sandbox.SeedAsync("""{"switches":{"takesAnyCustomerCurrency":false}}""");
        (await TryInvoiceAsync(""","currency":"2" """)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "does not list", "currency");

        await sandbox.PatchAsync($"customer/{customer}", """{"currencyList":{"items":[{"currency":{"id":"2"}}]}}""");
        await sandbox.PatchAsync($"customer/{customer}", """{"currencyList":{"items":[{"currency":{"id":"2"}}]}}""");

        Assert.Equal(HttpStatusCode.NoContent, (await TryInvoiceAsync(""","currency":"2" """)).Status);
        Assert.Equal(1, (int?)(await sandbox.GetAsync($"customer/{customer}/currencyList")).Body!["totalResults"]);
        Assert.Equal("2", (string?)(await sandbox.GetAsync($"customer/{customer}/currencyList/2")).Body!["currency"]!["id"]);
    }

    [Fact]
    public async Task What_a_form_makes_mandatory_is_asked_for_by_its_label()
    {
        await sandbox.SeedAsync("""
            {"mandatory":[{"record":"invoice","name":"class","label":"Class"},{"record":"invoice","sublist":"item","name":"department","label":"Department"}]}
            """);

        (await TryInvoiceAsync("")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Please enter value(s) for: Class, Department.");
        Assert.Equal(HttpStatusCode.NoContent,
            (await sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}","class":"1","item":{"items":[{"item":"201","amount":1,"department":"2"}]} }""")).Status);
    }

    [Fact]
    public async Task An_invoice_is_due_by_its_terms_unless_it_says_when()
    {
        var byTerms = await TryInvoiceAsync(""","terms":"2","tranDate":"2026-01-15" """);
        var byDate = await TryInvoiceAsync(""","terms":"2","tranDate":"2026-01-15","dueDate":"2026-01-20" """);

        Assert.Equal("2026-02-14", (string?)(await sandbox.WholeAsync("invoice", byTerms.Id))["dueDate"]);
        Assert.Equal("2026-01-20", (string?)(await sandbox.WholeAsync("invoice", byDate.Id))["dueDate"]);
    }

    [Theory]
    [InlineData("account/119")]
    [InlineData("account/54")]
    [InlineData("currency/1")]
    [InlineData("subsidiary/1")]
    [InlineData("serviceSaleItem/201")]
    public async Task A_record_that_others_name_cannot_be_deleted(string path)
    {
        await TryInvoiceAsync("");

        (await sandbox.DeleteAsync(path)).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "dependent records");
    }

    [Fact]
    public async Task A_contact_shares_external_ids_with_customers_and_may_belong_to_one()
    {
        (await sandbox.PostAsync("contact", """{"externalId":"cus_1","lastName":"Reed"}""")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "already exists");

        var contact = await sandbox.CreateAsync("contact", $$"""{"externalId":"con_1","firstName":"Ann","lastName":"Reed","company":{"externalId":"cus_1"} }""");

        Assert.Equal(customer, (string?)(await sandbox.GetAsync($"contact/{contact}")).Body!["company"]!["id"]);
        (await sandbox.DeleteAsync($"customer/{customer}")).AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "dependent records");
    }

    [Fact]
    public async Task Only_fields_named_are_cleared_when_the_request_selects_them()
    {
        await sandbox.PatchAsync($"customer/{customer}", """{"email":"a@oak.example","phone":"1"}""");

        await sandbox.PatchAsync($"customer/{customer}?replaceSelectedFields=true&replace=phone", """{"email":null,"phone":null,"fax":"2"}""");

        var whole = await sandbox.WholeAsync("customer", customer);
        Assert.Equal(("a@oak.example", null, "2"), ((string?)whole["email"], (string?)whole["phone"], (string?)whole["fax"]));
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_is_refused_by_default_and_dropped_on_request_but_an_unknown_id_never()
    {
        var body = """{"companyName":"Elm","subsidiary":{"id":"1"},"startDate":"soon"}""";

        (await sandbox.PostAsync("customer", body)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_CONTENT", "startDate", "startDate");
        var dropped = await sandbox.PostAsync("customer", body, ("X-NetSuite-PropertyValueValidation", "Warning"));
        Assert.Equal(HttpStatusCode.NoContent, dropped.Status);
        (await sandbox.PostAsync("customer", """{"companyName":"Fir","subsidiary":{"id":"77"}}""", ("X-NetSuite-PropertyValueValidation", "Ignore")))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Value 77", "subsidiary");
    }

    [Fact]
    public async Task Enumerations_are_answered_as_bare_ids_on_request()
    {
        var invoice = (await TryInvoiceAsync("")).Id;

        Assert.Equal("A", (string?)(await sandbox.GetAsync($"invoice/{invoice}?simpleEnumFormat=true")).Body!["status"]);
    }

    [Fact]
    public async Task Several_references_are_answered_as_items()
    {
        await sandbox.SeedAsync("""{"records":{"account":[{"id":"122","subsidiary":{"items":[{"id":"1"},{"id":2}]}}]}}""");

        var subsidiaries = (await sandbox.GetAsync("account/122")).Body!["subsidiary"]!;

        Assert.Equal(2, (int?)subsidiaries["totalResults"]);
        Assert.Equal(["1", "2"], subsidiaries["items"]!.AsArray().Select(item => (string?)item!["id"]));
    }

    public static TheoryData<string, string, Func<SandboxAccount, string, Task<Reply>>, HttpStatusCode, HttpStatusCode> SwitchCases => new()
    {
        { "refusesOtherExternalId", "false", (account, _) => account.PutAsync("customer/eid:cus_1", """{"externalId":"cus_8"}"""), HttpStatusCode.BadRequest, HttpStatusCode.NoContent },
        { "foreignExternalIdIsMissing", "true", (account, _) => account.PutAsync("contact/eid:cus_1", """{"lastName":"Reed"}"""), HttpStatusCode.BadRequest, HttpStatusCode.NotFound },
        { "resolvesRefNames", "true", (account, id) => account.PatchAsync($"customer/{id}", """{"currency":{"refName":"EUR"}}"""), HttpStatusCode.BadRequest, HttpStatusCode.NoContent },
        { "takesBooleanEnumerations", "false", (account, id) => account.PostAsync("customerPayment", $$"""{"customer":"{{id}}","payment":1,"undepFunds":true}"""), HttpStatusCode.NoContent, HttpStatusCode.BadRequest },
        { "overApplicationStatus", "422", async (account, id) => await account.PayAsync(id, 1, (await account.InvoiceAsync(id, 5), 2)), HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity },
        { "takesAnyCustomerCurrency", "false", (account, id) => account.PostAsync("customerPayment", $$"""{"customer":"{{id}}","payment":1,"currency":"2"}"""), HttpStatusCode.NoContent, HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(SwitchCases))]
    public async Task A_switch_changes_what_no_source_documents(
        string name, string value, Func<SandboxAccount, string, Task<Reply>> act, HttpStatusCode before, HttpStatusCode after)
    {
        Assert.Equal(before, (await act(sandbox, customer)).Status);

        await sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", $$"""{"{{name}}":{{value}}}""");

        Assert.Equal(after, (await act(sandbox, customer)).Status);
        Assert.Equal(value, (await sandbox.InspectAsync("switches"))[name]!["value"]!.ToJsonString());
    }

    [Fact]
    public async Task A_put_that_updates_may_answer_without_a_location()
    {
        Assert.NotNull((await sandbox.PutAsync("customer/eid:cus_1", "{}")).Location);

        await sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", """{"locatesPutUpdates":false}""");

        Assert.Null((await sandbox.PutAsync("customer/eid:cus_1", "{}")).Location);
        Assert.NotNull((await sandbox.PutAsync("customer/eid:cus_7", """{"companyName":"Elm","subsidiary":"1"}""")).Location);
    }

    [Fact]
    public async Task Every_switch_of_records_has_a_case_here()
    {
        var held = SwitchCases.Select(row => (string)row[0]).Append("locatesPutUpdates");

        Assert.Empty((await sandbox.InspectAsync("switches")).AsObject()
            .Where(member => (string?)member.Value!["area"] == "record").Select(member => member.Key).Except(held));
    }

    [Theory]
    [InlineData("""{"nonsense":true}""", "nonsense")]
    [InlineData("""{"overApplicationStatus":"high"}""", "overApplicationStatus")]
    public async Task A_switch_that_does_not_exist_is_refused(string body, string detail) =>
        (await sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", body)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_SEED", detail);

    private Task<Reply> TryInvoiceAsync(string extra) =>
        sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}","item":{"items":[{"item":"201","amount":10}]}{{extra}} }""");
}
