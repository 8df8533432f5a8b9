using System.Net.Http.Headers;
using System.Text;
using Engine.Runtime.Access;
using Engine.Runtime.Storage;
using Engine.Tests.Runtime.Support;

namespace Engine.Tests.Security;

/// <summary>Secrets and redacted values go through every path of the service, and are then looked for in everything it leaves behind (S14).</summary>
public sealed class CanaryTests
{
    private const string Person = "Canary McCanaryface";

    [Fact]
    public async Task No_secret_is_in_answers_logs_or_files_and_a_viewer_sees_no_redacted_value()
    {
        using var folder = new TemporaryFolder();
        await using var store = Stores.Open(folder);
        var snapshot = RunningEngine.Snapshot();
        var acme = snapshot.Clients["acme"] with { Redacted = ["data.object.name"] };
        var clients = snapshot.Clients.Values.Where(client => client.Name != "acme").Append(acme).ToDictionary(client => client.Name);
        await using var engine = await RunningEngine.StartAsync(
            store, new ScriptedNetSuite(), new SettableTime(Deliveries.Noon), snapshot: snapshot with { Clients = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(clients) });
        var seen = new StringBuilder();

        // Right and wrong keys, right and wrong signatures, bodies that hold secrets where none belong.
        var keys = new Dictionary<Role, string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var (id, text) = KeyText.Create();
            await store.Keys.AddAsync(new ApiKey(id, role.ToString(), role, null, Deliveries.Noon, "tests", Deliveries.Noon.AddDays(1), null), KeyText.Hash(text));
            keys[role] = text;
        }

        const string wrong = "ek_000000000000_canarycanarycanary";
        await PostAsync(engine, Deliveries.Body("evt_1", WorkMappings.Updated, name: Person), Deliveries.Secret, seen);
        await PostAsync(engine, Deliveries.Body("evt_2", WorkMappings.Unplannable, name: Person), Deliveries.Secret, seen);
        await PostAsync(engine, Deliveries.Body("evt_3"), "whsec_canary_of_a_stranger", seen);
        await PostAsync(engine, "not json"u8.ToArray(), Deliveries.Secret, seen);
        while ((await store.Inspection.StatusAsync()).Events is var states && states[EventState.Received] + states[EventState.Processing] > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        var viewed = new StringBuilder();
        foreach (var path in new[] { "/api/status", "/api/config", "/api/events", "/api/events/acme/evt_1", "/api/events/acme/evt_2", "/api/keys", "/healthz", "/readyz", "/nowhere" })
        {
            await AskAsync(engine, path, wrong, seen);
            await AskAsync(engine, path, keys[Role.Admin], seen);
            await AskAsync(engine, path, keys[Role.Viewer], viewed);
        }

        // Operators need the value; so it was there to be found.
        Assert.Contains(Person, seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Person, viewed.ToString(), StringComparison.Ordinal);
        seen.Append(viewed).AppendJoin('\n', engine.Log.Entries);
        foreach (var file in Directory.GetFiles(folder.Path, "engine.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            seen.Append(await reader.ReadToEndAsync());
        }

        var left = seen.ToString();
        Assert.Contains("evt_1", left, StringComparison.Ordinal);
        Assert.All(
            [.. keys.Values.Select(key => key.Split('_')[^1]), Deliveries.Secret, wrong, "whsec_canary_of_a_stranger", engine.Http.DefaultRequestHeaders.Authorization!.Parameter!],
            secret => Assert.DoesNotContain(secret, left, StringComparison.Ordinal));
    }

    private static async Task PostAsync(RunningEngine engine, byte[] body, string secret, StringBuilder seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/acme/stripe") { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", Deliveries.Sign(body, Deliveries.Noon, secret));
        using var answer = await engine.Http.SendAsync(request);
        seen.Append(await answer.Content.ReadAsStringAsync());
    }

    private static async Task AskAsync(RunningEngine engine, string path, string key, StringBuilder seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var answer = await engine.Http.SendAsync(request);
        seen.Append(answer.Headers).Append(await answer.Content.ReadAsStringAsync());
    }
}
