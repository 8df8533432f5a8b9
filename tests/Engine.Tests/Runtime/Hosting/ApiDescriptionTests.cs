using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;
using Engine.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Engine.Tests.Runtime.Hosting;

/// <summary>The description of the API and the API are one.</summary>
public sealed class ApiDescriptionTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] methods = ["get", "post", "put", "delete", "patch"];

    private readonly TemporaryFolder folder = new();
    private readonly ScriptedNetSuite netSuite = new();
    private IStore store = null!;
    private RunningEngine engine = null!;
    private JsonNode document = null!;

    public async Task InitializeAsync()
    {
        store = Stores.Open(folder);
        engine = await RunningEngine.StartAsync(store, netSuite, new ManualTime(Deliveries.Noon));
        document = JsonNode.Parse(await engine.Http.GetStringAsync("api/openapi.json"))!;
    }

    public async Task DisposeAsync()
    {
        await engine.DisposeAsync();
        await store.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_route_is_in_it()
    {
        var routes = engine.Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method.ToLowerInvariant()} {Plain(route)}"))
            .Where(route => route != "get /api/openapi.json")
            .Distinct();
        var described = document["paths"]!.AsObject().SelectMany(path => Operations(path.Value!).Select(operation => $"{operation.Method} {path.Key}"));
        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_has_a_summary_a_role_and_answers_with_schemas() => Assert.All(
        document["paths"]!.AsObject().SelectMany(path => Operations(path.Value!).Select(operation => (Name: $"{operation.Method} {path.Key}", operation.Operation))),
        one =>
        {
            Assert.True((string?)one.Operation["summary"] is { Length: > 5 }, $"{one.Name} has no summary.");
            Assert.True((string?)one.Operation["operationId"] is { Length: > 2 }, $"{one.Name} has no name.");
            Assert.Contains((string?)one.Operation["x-role"], new[] { "none", "viewer", "operator", "approver", "admin" });
            var answers = one.Operation["responses"]!.AsObject();
            var good = answers.Where(answer => answer.Key.StartsWith('2')).ToList();
            Assert.True(good.Count > 0, $"{one.Name} has no good answer.");
            Assert.All(good.Where(answer => answer.Key != "204"), answer => Assert.True(
                answer.Value!["content"]?.AsObject().Any(content => content.Key.StartsWith("text/", StringComparison.Ordinal) || content.Value!["schema"] is not null) == true, $"{one.Name} {answer.Key} has no schema."));
            if ((string?)one.Operation["x-role"] != "none")
            {
                Assert.True(answers.ContainsKey("401") && answers.ContainsKey("403") && answers.ContainsKey("429"), $"{one.Name} does not say that a key is needed.");
                Assert.True(one.Operation["requestBody"] is null || (answers.ContainsKey("400") && answers.ContainsKey("413") && answers.ContainsKey("415")), $"{one.Name} does not say what becomes of a body that it cannot read.");
            }
        });

    [Fact]
    public async Task A_program_that_knows_only_the_document_works_an_exception()
    {
        netSuite.Next(ScriptedNetSuite.Refused);
        var body = Deliveries.Body("evt_1", WorkMappings.Created);
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/acme/stripe") { Content = new ByteArrayContent(body) };
        request.Headers.Add("Stripe-Signature", Deliveries.Sign(body, Deliveries.Noon));
        Assert.Equal(HttpStatusCode.OK, (await engine.Http.SendAsync(request)).StatusCode);

        var item = await FirstItemAsync();
        var shown = await CallAsync("showException", ("item", item));
        Conforms(shown, Answer("showException"));
        var resolved = await CallAsync("resolveException", ("item", item), ("why", "booked by hand"));
        Conforms(resolved, Answer("resolveException"));
        Assert.False((bool)resolved["dryRun"]!);
        Assert.Equal("resolved", (string?)(await CallAsync("showException", ("item", item)))["item"]!["state"]);
    }

    private async Task<string> FirstItemAsync()
    {
        for (var round = 0; round < 200; round++)
        {
            var list = await CallAsync("listExceptions", ("state", "open"));
            Conforms(list, Answer("listExceptions"));
            if (list["items"]!.AsArray() is [var first, ..])
            {
                return (string)first!["id"]!;
            }

            // Real time: the worker runs on real threads.
            await Task.Delay(TimeSpan.FromMilliseconds(25));
        }

        throw new InvalidOperationException("Nothing was raised.");
    }

    /// <summary>Sends what the document says: path and query from the parameters, the rest as the members of the body.</summary>
    private async Task<JsonNode> CallAsync(string operationId, params (string Name, string Value)[] given)
    {
        var (path, method, operation) = Find(operationId);
        var parameters = operation["parameters"]?.AsArray().ToDictionary(one => (string)one!["name"]!, one => (string)one!["in"]!) ?? [];
        var query = new List<string>();
        var members = new JsonObject();
        foreach (var (name, value) in given)
        {
            switch (parameters.GetValueOrDefault(name))
            {
                case "path":
                    path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
                    break;
                case "query":
                    query.Add($"{name}={Uri.EscapeDataString(value)}");
                    break;
                default:
                    Assert.NotNull(Resolve(operation["requestBody"]!["content"]!["application/json"]!["schema"]!)["properties"]![name]);
                    members[name] = value;
                    break;
            }
        }

        var address = query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        request.Content = method == "post" ? new StringContent(members.ToJsonString(), Encoding.UTF8, "application/json") : null;
        using var answer = await engine.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private JsonNode Answer(string operationId) => Find(operationId).Operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

    private (string Path, string Method, JsonNode Operation) Find(string operationId) => document["paths"]!.AsObject()
        .SelectMany(path => Operations(path.Value!).Select(operation => (path.Key, operation.Method, operation.Operation)))
        .Single(operation => (string?)operation.Operation["operationId"] == operationId);

    /// <summary>Every member of the answer is described, and every member that is described as required is there.</summary>
    private void Conforms(JsonNode answer, JsonNode schema)
    {
        var described = Resolve(schema);
        if (answer is JsonObject members && described["properties"] is JsonObject properties)
        {
            Assert.All(members, member => Assert.True(properties.ContainsKey(member.Key), $"{member.Key} is not described."));
            Assert.All(described["required"]?.AsArray() ?? [], name => Assert.True(members.ContainsKey((string)name!), $"{name} is missing."));
            foreach (var (name, value) in members.Where(member => member.Value is not null))
            {
                Conforms(value!, properties[name]!);
            }
        }
        else if (answer is JsonArray items && described["items"] is { } of)
        {
            Assert.All(items.Where(item => item is not null), item => Conforms(item!, of));
        }
    }

    private JsonNode Resolve(JsonNode schema)
    {
        while (true)
        {
            if ((string?)schema["$ref"] is { } reference)
            {
                schema = document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]]!;
            }
            else if (schema["oneOf"] is JsonArray several)
            {
                schema = several.First(one => (one!["type"] as JsonValue)?.ToString() != "null")!;
            }
            else
            {
                return schema;
            }
        }
    }

    private static IEnumerable<(string Method, JsonNode Operation)> Operations(JsonNode path) =>
        path.AsObject().Where(member => methods.Contains(member.Key)).Select(member => (member.Key, member.Value!));

    // The pattern as OpenAPI writes it: without the constraints of the parameters.
    private static string Plain(RouteEndpoint route)
    {
        var plain = System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!, @"\{\**([A-Za-z]+)[^}]*\}", "{$1}");
        return plain.Length > 1 ? plain.TrimEnd('/') : plain;
    }
}
