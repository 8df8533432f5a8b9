using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Http;

/// <summary>Counts of what was asked and what came of it.</summary>
internal sealed class Statistics
{
    private readonly ConcurrentDictionary<(string Section, string Key), long> counts = new();
    private long mostAtOnce;

    public void CountRequest(string method, string subject) => Count("requests", $"{method} {subject}");

    public void CountAnswer(int status) => Count("answers", status.ToString());

    public void CountCreate(string type) => Count("creates", type);

    public void CountUpdate(string type) => Count("updates", type);

    public void CountDelete(string type) => Count("deletes", type);

    public void CountDuplicate(string type) => Count("duplicatesRefused", type);

    public void CountFault(string kind) => Count("faults", kind);

    public void SawAtOnce(int requests)
    {
        var seen = Volatile.Read(ref mostAtOnce);
        while (requests > seen && Interlocked.CompareExchange(ref mostAtOnce, requests, seen) is var now && now != seen)
        {
            seen = now;
        }
    }

    public JsonObject ToJson()
    {
        var node = new JsonObject();
        foreach (var section in new[] { "requests", "answers", "creates", "updates", "deletes", "duplicatesRefused", "faults" })
        {
            node[section] = new JsonObject(counts.Where(count => count.Key.Section == section)
                .OrderBy(count => count.Key.Key, StringComparer.Ordinal)
                .Select(count => KeyValuePair.Create(count.Key.Key, (JsonNode?)count.Value)));
        }

        node["mostRequestsAtOnce"] = Volatile.Read(ref mostAtOnce);
        return node;
    }

    private void Count(string section, string key) => counts.AddOrUpdate((section, key), 1, (_, count) => count + 1);
}
