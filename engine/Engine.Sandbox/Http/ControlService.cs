using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Engine.Sandbox.Books;
using Engine.Sandbox.Faults;
using Engine.Sandbox.Json;
using Engine.Sandbox.Seed;
using Engine.Sandbox.State;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Http;

/// <summary><c>/sandbox/…</c>: what a real account does not have. Looks into the books, seeds, and makes things go wrong.</summary>
internal sealed class ControlService(Company company, Statistics statistics, FaultBoard faults, SeedReader seeds)
{
    public const string Path = "/sandbox";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public Answer Handle(Call call) => (call.Method, call.Subject) switch
    {
        ("GET", "records") => new Answer(200, Records(call.QueryValue("type"))),
        ("GET", "ledger") => new Answer(200, LedgerView()),
        ("GET", "state") => new Answer(200, Saved()),
        ("PUT", "state") => Load(call),
        ("GET", "switches") => new Answer(200, SwitchReader.Show(company.Settings.Switches)),
        ("PATCH", "switches") => SetSwitches(call),
        ("GET", "statistics") => new Answer(200, statistics.ToJson()),
        ("GET", "faults") => new Answer(200, JsonSerializer.SerializeToNode(faults.Waiting, Format)),
        ("POST", "faults") => AddFaults(call),
        ("DELETE", "faults") => ClearFaults(),
        ("POST", "seed") => Seed(call),
        _ => throw new Refusal(404, "NONEXISTENT_ID", $"The sandbox has no {call.Method} {Path}/{call.Subject}."),
    };

    private Answer AddFaults(Call call)
    {
        var body = call.Body ?? throw Refusal.Malformed("The body must be a fault or a list of faults.");
        JsonElement[] sent = body.ValueKind == JsonValueKind.Array ? [.. body.EnumerateArray()] : [body];
        foreach (var fault in sent.Select(ReadFault).ToList())
        {
            faults.Add(fault);
        }

        return new Answer(200, JsonSerializer.SerializeToNode(faults.Waiting, Format));
    }

    private static Fault ReadFault(JsonElement value)
    {
        try
        {
            return value.Deserialize<Fault>(Format) is { Count: >= 1, Milliseconds: >= 0 } fault && HasKind(value)
                ? fault
                : throw Refusal.Malformed("A fault has a kind, a count of 1 or more, and milliseconds of 0 or more.");
        }
        catch (JsonException problem)
        {
            var kinds = Enum.GetNames<FaultKind>().Select(JsonNamingPolicy.CamelCase.ConvertName);
            throw Refusal.Malformed("A fault is {kind, method, record, count, milliseconds}, its kind one of "
                + $"{string.Join(", ", kinds)}. {problem.Message}");
        }
    }

    private static bool HasKind(JsonElement value) => ValueReader.Member(value, "kind") is not null;

    private Answer ClearFaults()
    {
        faults.Clear();
        return Answer.NoContent();
    }

    private Answer Seed(Call call)
    {
        seeds.Read(call.ObjectBody());
        return Answer.NoContent();
    }

    private JsonObject LedgerView()
    {
        lock (company.Gate)
        {
            BooksAudit.CheckAll(company);
            return new LedgerRenderer(company).Whole();
        }
    }

    private JsonObject Saved()
    {
        lock (company.Gate)
        {
            return SavedState.Of(company);
        }
    }

    private Answer Load(Call call)
    {
        SavedState.Load(company, call.ObjectBody());
        return Answer.NoContent();
    }

    private Answer SetSwitches(Call call)
    {
        lock (company.Gate)
        {
            company.Settings = company.Settings with { Switches = SwitchReader.Read(company.Settings.Switches, call.ObjectBody()) };
            return new Answer(200, SwitchReader.Show(company.Settings.Switches));
        }
    }

    private JsonObject Records(string? type)
    {
        lock (company.Gate)
        {
            var renderer = new RecordRenderer(company, null);
            var records = company.All.Where(record => type is null || record.Definition.Name.Equals(type, StringComparison.OrdinalIgnoreCase));
            return new JsonObject
            {
                ["records"] = new JsonArray([.. records.Select(record => Typed(record, renderer.Record(record, expands: true)))]),
            };
        }
    }

    private static JsonObject Typed(StoredRecord record, JsonObject body)
    {
        body.Insert(0, "type", record.Definition.Name);
        return body;
    }
}
