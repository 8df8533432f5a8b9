using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Engine.App.Commands;
using Engine.Runtime.Configuration;
using Engine.Runtime.Doctor;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Engine.Tests.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.Tests.Runtime.Doctor;

/// <summary>A project with one client that is connected to a sandbox, and the command run on it.</summary>
internal sealed class DoctorWorld : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SandboxAccount account;

    private DoctorWorld(SandboxAccount account) => this.account = account;

    public string Root => folder.Path;

    public SandboxAccount Account => account;

    public static async Task<DoctorWorld> StartAsync()
    {
        var account = await SandboxAccount.StartAsync(options => options with { Time = TimeProvider.System });
        await LogInAsync(account);
        var world = new DoctorWorld(account);
        world.folder
            .With("secrets/id", SandboxAccount.ClientId)
            .With("secrets/certificate", SandboxAccount.CertificateId)
            .With("secrets/key.pem", account.Key.ExportPkcs8PrivateKeyPem())
            .With("mappings/acme/events.yaml", "source: stripe\nevents:\n  invoice.paid: handled\n")
            .With("mappings/acme/crosswalks/items.csv", "key,internalId,active\nprice_1,201,true\nprice_2,202,true\nprice_old,260,false\n")
            .With("mappings/acme/crosswalks/currencies.csv", "key,internalId,active\nUSD,1,true\nEUR,2,true\n");
        world.Write("mappings/acme/client.yaml", world.Client(account.Server.BaseAddress));
        world.WriteMapping("");
        return world;
    }

    // The clock of sandboxes in tests stands still; this account's does not.
    private static async Task LogInAsync(SandboxAccount account)
    {
        var answer = await account.TokenAsync(new Assertion(account.Key) { IssuedAt = TimeProvider.System.GetUtcNow() }.Sign());
        account.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.Body!["access_token"]!.GetValue<string>());
    }

    public void Write(string file, string text) => folder.With(file, text);

    /// <param name="more">Further fields of the invoice, one a line, without indentation.</param>
    public void WriteMapping(string more)
    {
        var lines = string.Concat(more.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"      {line}\n"));
        Write("mappings/acme/invoice.yaml", """
            mapping: invoice
            on: { source: stripe, events: [invoice.paid] }
            key: ${ payload.data.object.id }
            let:
              invoice: ${ payload.data.object }
              currency: ${ crosswalk('currencies', upper(invoice.currency)) }
            records:
              - record: customer
                externalId: ${ invoice.customer }
                fields: { companyName: Oak, subsidiary: "1" }
              - record: invoice
                externalId: ${ invoice.id }
                lines:
                  item:
                    each: ${ invoice.lines.data }
                    as: line
                    fields:
                      item: ${ crosswalk('items', line.price.id) }
                      amount: ${ money(line.amount, upper(invoice.currency)) }
                fields:
                  entity: ${ ref('customer') }
                  currency: ${ currency }
                  account: "119"

            """.ReplaceLineEndings("\n") + lines);
    }

    public string Client(Uri address) => $"""
        client: acme
        timeZone: UTC
        baseCurrency: USD
        connections:
          netsuite:
            account: "123456_SB1"
            baseUrl: "{address}"
            clientId: "file:{Root}/secrets/id"
            certificateId: "file:{Root}/secrets/certificate"
            privateKey: "file:{Root}/secrets/key.pem"
            concurrency: 4

        """;

    public async Task SwitchAsync(string name, string value)
    {
        var reply = await account.SendAsync(HttpMethod.Patch, "/sandbox/switches", new JsonObject { [name] = value }.ToJsonString());
        Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{reply.Status} {reply.Body}");
    }

    public async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await new DoctorCommand().Build().Parse(["--root", Root, .. arguments])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (exit, output.ToString().Replace(Root, "ROOT", StringComparison.Ordinal), error.ToString());
    }

    /// <summary>The report of a machine whose clock is wrong.</summary>
    public Task<DoctorReport> WithClockAsync(TimeSpan ahead) => ReportAsync(new WrongClock(ahead), null);

    /// <summary>The report of an account in which a feature is off.</summary>
    public async Task<DoctorReport> WithoutTypeAsync(string type)
    {
        using var handler = new FeatureOff(type);
        return await ReportAsync(TimeProvider.System, handler);
    }

    private async Task<DoctorReport> ReportAsync(TimeProvider time, HttpMessageHandler? handler)
    {
        var config = ConfigurationLoader.Load(Root).Snapshot!.Clients["acme"];
        using var client = new NetSuiteClientFactory(new SecretReader(), time, NullLoggerFactory.Instance).Create(config.NetSuite!, handler);
        return await Examination.OfAsync(config, client, time, default);
    }

    /// <summary>What is not as it should be: <c>check level file:line message</c>, one a finding.</summary>
    public async Task<(int Exit, string[] Findings)> FindingsAsync(params string[] arguments)
    {
        var (exit, output, _) = await RunAsync(["--format", "json", .. arguments]);
        var checks = JsonNode.Parse(output)!["clients"]![0]!["checks"]!.AsArray();
        return (exit,
        [
            .. from check in checks
               from finding in check!["findings"]!.AsArray()
               where (string?)finding!["level"] is not ("ok" or "skipped")
               select $"{check["name"]} {finding["level"]} {(finding["file"] is { } file ? $"{file}:{finding["line"]} " : "")}{finding["message"]}",
        ]);
    }

    /// <summary>Takes a record type out of the catalogue on the way: the sandbox always has all of its types.</summary>
    private sealed class FeatureOff(string type) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            switch (request.RequestUri!.PathAndQuery)
            {
                case "/services/rest/record/v1/metadata-catalog":
                    var catalogue = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
                    catalogue["items"]!.AsArray().RemoveAll(item => (string?)item!["name"] == type);
                    response.Content = new StringContent(catalogue.ToJsonString());
                    break;
                case var path when path.EndsWith($"select={type}", StringComparison.Ordinal):
                    response.StatusCode = HttpStatusCode.NotFound;
                    response.Content = new StringContent($$"""{"o:errorDetails":[{"detail":"Record type '{{type}}' does not exist.","o:errorCode":"NONEXISTENT_ID"}]}""");
                    break;
            }

            return response;
        }
    }

    private sealed class WrongClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }

    public async ValueTask DisposeAsync()
    {
        await account.DisposeAsync();
        folder.Dispose();
    }
}
