using System.Collections.Frozen;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Core.Configuration;
using Engine.Runtime;
using Engine.Runtime.Hosting;
using Engine.Runtime.NetSuite;
using Engine.Runtime.Secrets;
using Engine.Runtime.Storage;
using Engine.Runtime.Storage.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engine.App.Docs;

/// <summary>The description of the HTTP API as the service gives it.</summary>
internal static class ApiDocument
{
    /// <summary>Asks a service without clients and without events, which works on nothing.</summary>
    public static async Task<JsonNode> ReadAsync()
    {
        var data = Directory.CreateTempSubdirectory("engine-docs");
        try
        {
            await using var store = ((StoreOpening<IStore>.Opened)SqliteStore.Open(data.FullName)).Store;
            using var accounts = new NetSuiteAccounts(new NetSuiteClientFactory(new SecretReader(), TimeProvider.System, NullLoggerFactory.Instance));
            var snapshots = new FixedSnapshot(new Snapshot("none", FrozenDictionary<string, ClientConfig>.Empty));
            var parts = new EngineParts { Store = store, Snapshots = snapshots, Accounts = accounts };
            await using var app = EngineHost.Build(new EngineOptions { Urls = ["http://127.0.0.1:0"], Works = false }, parts);
            await app.StartAsync();
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", parts.LocalKey.Key.Reveal());
            var document = JsonNode.Parse(await http.GetStringAsync("api/openapi.json"))!;
            await app.StopAsync();
            return document;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    public static string Render(JsonNode document) => document.ToJsonString(OperationsJson.Indented).ReplaceLineEndings("\n") + "\n";
}
