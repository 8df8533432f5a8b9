using System.Text.Json.Nodes;
using Engine.Sandbox.Books;
using Engine.Sandbox.Json;
using Engine.Sandbox.Seed;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;
using Engine.Sandbox.Writes;

namespace Engine.Sandbox.Http;

/// <summary><c>/sandbox/…</c>: what a real account does not have. Looks into the books, and seeds.</summary>
internal sealed class ControlService(Company company, Statistics statistics, SeedReader seeds)
{
    public const string Path = "/sandbox";

    public Answer Handle(Call call) => (call.Method, call.Subject) switch
    {
        ("GET", "records") => new Answer(200, Records(call.QueryValue("type"))),
        ("GET", "ledger") => new Answer(200, LedgerView()),
        ("GET", "state") => new Answer(200, Saved()),
        ("PUT", "state") => Load(call),
        ("GET", "statistics") => new Answer(200, statistics.ToJson()),
        ("POST", "seed") => Seed(call),
        _ => throw new Refusal(404, "NONEXISTENT_ID", $"The sandbox has no {call.Method} {Path}/{call.Subject}."),
    };

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
