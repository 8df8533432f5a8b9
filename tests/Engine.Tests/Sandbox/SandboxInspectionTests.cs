using System.Net;

namespace Engine.Tests.Sandbox;

public sealed class SandboxInspectionTests : IAsyncLifetime
{
    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task Records_are_all_there_in_a_stable_order_and_equal_for_equal_histories()
    {
        await using var other = await SandboxAccount.StartAsync();
        other.Time.Advance(TimeSpan.FromHours(1));
        await other.LogInAsync();
        foreach (var account in new[] { sandbox, other })
        {
            var customer = await account.CustomerAsync();
            await account.PayAsync(customer, 10, (await account.InvoiceAsync(customer, 10), 10));
        }

        var (one, two) = (await sandbox.InspectAsync("records"), await other.InspectAsync("records"));

        Assert.Equal(one.ToJsonString(), two.ToJsonString());
        var types = one["records"]!.AsArray().Select(record => (string)record!["type"]!).ToList();
        Assert.Equal(["customer", "invoice", "customerPayment"], types.Where(type => type is "customer" or "invoice" or "customerPayment"));
        Assert.Equal(31, types.Count(type => type == "serviceSaleItem"));
    }

    [Fact]
    public async Task Statistics_count_requests_creates_updates_and_refused_duplicates()
    {
        var customer = await sandbox.CustomerAsync();
        await sandbox.PatchAsync($"customer/{customer}", """{"email":"a@oak.example"}""");
        await sandbox.PutAsync("customer/eid:cus_1", "{}");
        await sandbox.PostAsync("customer", """{"externalId":"cus_1","companyName":"Oak","subsidiary":{"id":"1"}}""");
        await sandbox.PostAsync("customer", "{}");

        var statistics = await sandbox.InspectAsync("statistics");

        Assert.Equal(3, (int?)statistics["requests"]!["POST customer"]);
        Assert.Equal((1, 2, 1), ((int?)statistics["creates"]!["customer"], (int?)statistics["updates"]!["customer"], (int?)statistics["duplicatesRefused"]!["customer"]));
        Assert.Equal((3, 2), ((int?)statistics["answers"]!["204"], (int?)statistics["answers"]!["400"]));
    }

    [Fact]
    public async Task A_seed_adds_reference_data_and_makes_items_inactive()
    {
        var customer = await sandbox.CustomerAsync();
        var reply = await sandbox.SendAsync(HttpMethod.Post, "/sandbox/seed", """
            {"records":{"currency":[{"id":"5","name":"CHF","symbol":"CHF"}],
             "serviceSaleItem":[{"id":"201","isInactive":true},{"id":"299","itemId":"New","incomeAccount":"54","externalId":"sku_new"}]}}
            """);

        Assert.Equal(HttpStatusCode.NoContent, reply.Status);
        Assert.Equal("CHF", (string?)(await sandbox.GetAsync("currency/5")).Body!["symbol"]);
        Assert.Equal("299", (string?)(await sandbox.GetAsync("serviceSaleItem/eid:sku_new")).Body!["id"]);
        (await sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}","item":{"items":[{"item":"201","amount":1}]} }"""))
            .AssertRefused(HttpStatusCode.BadRequest, "USER_ERROR", "Value 201 for the following field: item");
    }

    [Fact]
    public async Task A_custom_field_exists_once_a_seed_defines_it()
    {
        var customer = await sandbox.CustomerAsync();
        var body = $$"""{"entity":"{{customer}}","custbody_stripe_id":"in_1","item":{"items":[{"item":"201","amount":1,"custcol_seats":3}]} }""";
        (await sandbox.PostAsync("invoice", body, ("X-NetSuite-PropertyNameValidation", "Error"))).AssertRefused(HttpStatusCode.BadRequest, "INVALID_CONTENT", "custbody_stripe_id");

        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/seed", """
            {"customFields":[{"record":"invoice","name":"custbody_stripe_id"},{"record":"invoice","sublist":"item","name":"custcol_seats","kind":"number"}]}
            """);
        var invoice = await sandbox.PostAsync("invoice", body, ("X-NetSuite-PropertyNameValidation", "Error"));

        var whole = await sandbox.WholeAsync("invoice", invoice.Id);
        Assert.Equal(("in_1", 3m), ((string?)whole["custbody_stripe_id"], (decimal?)whole["item"]!["items"]![0]!["custcol_seats"]));
    }

    [Theory]
    [InlineData("""{"recods":{}}""", "recods")]
    [InlineData("""{"records":{"itms":[]}}""", "itms")]
    [InlineData("""{"records":{"serviceSaleItem":[{"id":"300"}]}}""", "serviceSaleItem 300")]
    [InlineData("""{"records":{"serviceSaleItem":[{"id":"300","itemId":"x","incomeAccount":"9"}]}}""", "incomeAccount")]
    [InlineData("""{"records":{"serviceSaleItem":[{"id":"300","itmId":"x","incomeAccount":"54"}]}}""", "itmId")]
    [InlineData("""{"receivableAccount":"9"}""", "account 9")]
    [InlineData("""{"closedThrough":"yesterday"}""", "yesterday")]
    [InlineData("""{"customFields":[{"record":"invoice","name":"stripeId"}]}""", "stripeId")]
    public async Task A_seed_that_cannot_be_read_says_where(string seed, string detail) =>
        (await sandbox.SendAsync(HttpMethod.Post, "/sandbox/seed", seed)).AssertRefused(HttpStatusCode.BadRequest, "INVALID_SEED", detail);

    [Fact]
    public async Task A_file_takes_the_place_of_the_demo_company()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, """{"records":{"currency":[{"id":"7","name":"NOK","symbol":"NOK"}]}}""");

        await using var own = await SandboxAccount.StartAsync(options => options with { SeedFile = file });

        Assert.Equal("NOK", (string?)(await own.GetAsync("currency/7")).Body!["symbol"]);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync("currency/1")).Status);
        File.Delete(file);
    }

    [Fact]
    public async Task A_seed_file_that_is_wrong_stops_the_start()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, "{");

        await Assert.ThrowsAsync<ArgumentException>(() => SandboxAccount.StartAsync(options => options with { SeedFile = file }));
        File.Delete(file);
    }

    [Fact]
    public async Task Reference_data_can_be_created_over_the_record_service_too()
    {
        var id = await sandbox.CreateAsync("serviceSaleItem", """{"itemId":"Audit","incomeAccount":{"id":"55"},"externalId":"audit"}""");

        Assert.Equal(id, (string?)(await sandbox.QueryAsync("SELECT id FROM item WHERE externalid = 'AUDIT'")).Body!["items"]![0]!["id"]);
    }

    [Fact]
    public async Task Inspection_needs_no_login_and_an_unknown_path_is_404()
    {
        sandbox.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.OK, (await sandbox.SendAsync(HttpMethod.Get, "/sandbox/records")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.SendAsync(HttpMethod.Get, "/sandbox/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await sandbox.SendAsync(HttpMethod.Get, "/services/rest/else")).Status);
    }
}
