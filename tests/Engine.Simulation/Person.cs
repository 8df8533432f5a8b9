using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Simulation;

/// <summary>Somebody who goes through the exception queue: sometimes tries again in vain first, then corrects an event or ends it.</summary>
internal sealed class Person(Story story, Fate fate, Diary diary)
{
    private readonly HashSet<string> triedInVain = new(StringComparer.Ordinal);

    /// <summary>Deals with every raised event that the story has an answer to.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="HttpRequestException">The engine is gone; what was asked for may have been done.</exception>
    public async Task<int> TendAsync(HttpClient http, Uri engine, string key)
    {
        if (story.Repairs.IsEmpty)
        {
            return 0;
        }

        using var list = JsonDocument.Parse(await SendAsync(http, HttpMethod.Get, new Uri(engine, "api/exceptions?state=open"), key, null));
        var raised = list.RootElement.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("eventState").GetString() == "raised" && story.Repairs.ContainsKey(item.GetProperty("event").GetString()!))
            .Select(item => (Id: item.GetProperty("id").GetString()!, Event: item.GetProperty("event").GetString()!))
            .ToList();
        foreach (var (id, name) in raised)
        {
            var (verb, body) = Deed(name);
            body["why"] = "as the customer told us";
            diary.Note($"a person: {verb} {name}");
            await SendAsync(http, HttpMethod.Post, new Uri(engine, $"api/exceptions/{id}/{verb}"), key, body);
        }

        return raised.Count;
    }

    private (string Verb, JsonObject Body) Deed(string name) => (story.Repairs[name], fate.Happens(40, $"in vain {name}") && triedInVain.Add(name)) switch
    {
        (_, true) => ("retry", []),
        (null, _) => ("resolve", []),
        ({ } corrected, _) => ("edit", new JsonObject { ["payload"] = JsonNode.Parse(corrected) }),
    };

    private static async Task<string> SendAsync(HttpClient http, HttpMethod method, Uri address, string key, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        // 409: the item moved on meanwhile. 5xx: the storage is gone, and soon the engine.
        return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict
            ? text
            : throw new HttpRequestException($"{(int)answer.StatusCode}: {text}");
    }
}
