using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Tests.Sandbox;

public sealed class SandboxMetadataTests : IAsyncLifetime
{
    private const string Options = "application/vnd.oracle.resource+json; type=select-options";

    private SandboxAccount sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxAccount.StartAsync();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task The_catalogue_lists_record_types_with_four_links_each_and_can_be_narrowed()
    {
        var all = (await sandbox.GetAsync("metadata-catalog")).Body!["items"]!.AsArray();
        var two = (await sandbox.GetAsync("metadata-catalog?select=customer,INVOICE")).Body!["items"]!.AsArray();

        Assert.Contains("customerPayment", all.Select(item => (string?)item!["name"]));
        Assert.Equal(["customer", "invoice"], two.Select(item => (string?)item!["name"]));
        Assert.Equal(["canonical", "alternate", "alternate", "describes"], two[0]!["links"]!.AsArray().Select(link => (string?)link!["rel"]));
        Assert.EndsWith("/record/v1/customer", (string?)two[0]!["links"]![3]!["href"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_type_is_a_json_schema_with_its_filterable_fields_and_custom_fields()
    {
        await sandbox.SendAsync(HttpMethod.Post, "/sandbox/seed", """{"customFields":[{"record":"invoice","name":"custbody_stripe_id"}]}""");

        var reply = await SchemaAsync("invoice");

        Assert.Equal("application/schema+json", reply.MediaType);
        var schema = reply.Body!;
        Assert.Equal("https://json-schema.org/draft-06/hyper-schema#", (string?)schema["$schema"]);
        Assert.Contains("tranDate", schema["x-ns-filterable"]!.AsArray().Select(name => (string?)name));
        var properties = schema["properties"]!;
        Assert.Equal(("string", "date"), ((string?)properties["tranDate"]!["type"], (string?)properties["tranDate"]!["format"]));
        Assert.Equal("Tran Date", (string?)properties["tranDate"]!["title"]);
        Assert.True((bool?)properties["custbody_stripe_id"]!["x-ns-custom-field"]);
        Assert.Equal("/services/rest/record/v1/metadata-catalog/invoice-itemCollection", (string?)properties["item"]!["$ref"]);
        Assert.Equal(["1", "2", "3"], properties["approvalStatus"]!["properties"]!["id"]!["enum"]!.AsArray().Select(id => (string?)id).Take(3));
        Assert.Equal(("number", true), ((string?)properties["exchangeRate"]!["type"], (bool?)properties["exchangeRate"]!["nullable"]));
    }

    [Fact]
    public async Task Filterable_fields_may_be_marked_one_by_one()
    {
        await sandbox.SendAsync(HttpMethod.Patch, "/sandbox/switches", """{"filterableForm":"property"}""");

        var schema = (await SchemaAsync("customer")).Body!;

        Assert.Null(schema["x-ns-filterable"]);
        Assert.True((bool?)schema["properties"]!["companyName"]!["x-ns-filterable"]);
    }

    [Fact]
    public async Task The_open_api_form_holds_paths_and_resolves_what_was_selected_only()
    {
        var reply = await sandbox.SendAsync(HttpMethod.Get, $"{SandboxAccount.Records}/metadata-catalog?select=invoice", null, ("Accept", "application/swagger+json"));

        Assert.Equal("application/swagger+json", reply.MediaType);
        var document = reply.Body!;
        Assert.StartsWith("3.0", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.NotNull(document["paths"]!["/invoice/{id}"]!["patch"]);
        var schemas = document["components"]!["schemas"]!.AsObject();
        Assert.Equal("#/components/schemas/invoice-itemElement", (string?)schemas["invoice-itemCollection"]!["properties"]!["items"]!["items"]!["$ref"]);
        Assert.Equal("object", (string?)schemas["invoice"]!["properties"]!["entity"]!["type"]);
        Assert.All(References(document), reference => Assert.Contains(reference.Split('/')[^1], schemas.Select(schema => schema.Key)));
    }

    [Theory]
    [InlineData("metadata-catalog/nothing", HttpStatusCode.NotFound, "NONEXISTENT_ID", "Record type 'nothing' does not exist.")]
    [InlineData("metadata-catalog?select=nothing", HttpStatusCode.NotFound, "NONEXISTENT_ID", "Record type 'nothing' does not exist.")]
    [InlineData("metadata-catalog?select=customer,%20invoice", HttpStatusCode.BadRequest, "INVALID_PARAMETER", "Spaces")]
    public async Task What_the_catalogue_does_not_have_is_refused(string path, HttpStatusCode status, string code, string detail) =>
        (await sandbox.GetAsync(path)).AssertRefused(status, code, detail);

    [Fact]
    public async Task Options_of_a_field_are_what_may_be_chosen_there()
    {
        var reply = await sandbox.PostAsync("invoice?fields=account,approvalstatus", "{}", ("Accept", Options));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.StartsWith(Options, reply.MediaType, StringComparison.Ordinal);
        var accounts = reply.Body!["account"]!["_selectOptions"]!;
        Assert.Equal([119L, 122L], accounts["items"]!.AsArray().Select(item => (long)item!["id"]!));
        Assert.Equal((2, false, 2), ((int?)accounts["count"], (bool?)accounts["hasMore"], (int?)accounts["totalResults"]));
        Assert.Contains("Approved", reply.Body["approvalstatus"]!["_selectOptions"]!["items"]!.AsArray().Select(item => (string?)item!["refName"]));
    }

    [Theory]
    [InlineData("refName CONTAIN \"ceivable eu\"", 1)]
    [InlineData("refName START_WITH Accounts", 2)]
    [InlineData("IS \"accounts receivable\"", 1)]
    [InlineData("refName IS Cash", 0)]
    public async Task Options_are_filtered_by_name(string filter, int count)
    {
        var path = $"invoice?fields=account&q={Uri.EscapeDataString(filter)}";

        var reply = await sandbox.PostAsync(path, "{}", ("Accept", Options));

        Assert.Equal(count, (int?)reply.Body!["account"]!["_selectOptions"]!["count"]);
    }

    [Theory]
    [InlineData("invoice", "fields")]
    [InlineData("invoice?fields=memo", "memo")]
    [InlineData("invoice?fields=account&q=refName%20BEFORE%20x", "CONTAIN")]
    public async Task Options_of_what_is_no_list_are_refused(string path, string detail) =>
        (await sandbox.PostAsync(path, "{}", ("Accept", Options))).AssertRefused(HttpStatusCode.BadRequest, "INVALID_PARAMETER", detail);

    [Fact]
    public async Task A_form_shows_the_record_as_it_would_stand_and_keeps_nothing()
    {
        var customer = await sandbox.CustomerAsync();
        var create = await sandbox.PostAsync("invoice", $$"""{"entity":"{{customer}}"}""", ("Accept", "application/vnd.oracle.resource+json; type=create-form"));
        var edit = await sandbox.SendAsync(HttpMethod.Patch, $"{SandboxAccount.Records}/customer/{customer}", """{"email":"x@oak.example"}""",
            ("Accept", "application/vnd.oracle.resource+json; type=edit-form"));

        Assert.Equal(HttpStatusCode.OK, create.Status);
        Assert.Equal(customer, (string?)create.Body!["entity"]!["id"]);
        Assert.Equal((customer, "x@oak.example"), ((string?)edit.Body!["id"], (string?)edit.Body["email"]));
        Assert.Empty((await sandbox.InspectAsync("records?type=invoice"))["records"]!.AsArray());
        Assert.Null((await sandbox.GetAsync($"customer/{customer}")).Body!["email"]);
    }

    private Task<Reply> SchemaAsync(string type) =>
        sandbox.SendAsync(HttpMethod.Get, $"{SandboxAccount.Records}/metadata-catalog/{type}", null, ("Accept", "application/schema+json"));

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject value => value.SelectMany(member => member.Key == "$ref" ? [(string)member.Value!] : References(member.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
