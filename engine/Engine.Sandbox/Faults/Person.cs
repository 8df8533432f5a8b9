using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Http;
using Engine.Sandbox.State;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Faults;

/// <summary>Somebody at NetSuite's own screens, who edits the record that a request is about.</summary>
internal sealed class Person(Company company, RecordFinder finder, TimeProvider time)
{
    private const string Words = "Edited by a person";

    /// <summary>Executes the call with the edit before it, or, when it creates the record, after it. Nothing comes in between.</summary>
    public Answer EditsAround(Fault fault, Call call, Func<Call, Answer> handle)
    {
        lock (company.Gate)
        {
            if (finder.Addressed(call) is { } record)
            {
                Edit(record, fault.Edit);
                return handle(call);
            }

            var answer = handle(call);
            if (answer.IsSuccess && answer.Headers.TryGetValue("Location", out var location)
                && finder.Addressed(call with { Segments = [call.Subject, location.Split('/')[^1]] }) is { } created)
            {
                Edit(created, fault.Edit);
            }

            return answer;
        }
    }

    private void Edit(StoredRecord record, JsonObject? edit)
    {
        var body = edit?.ToJsonString() ?? new JsonObject { [record.Definition.IsTransaction ? "memo" : "comments"] = Words }.ToJsonString();
        new RecordWriter(company, time).Write(new WriteRequest(record.Definition, record, JsonElement.Parse(body)));
    }
}
