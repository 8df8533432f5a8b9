using System.Text.Json.Nodes;
using Engine.Sandbox.Books;
using Engine.Sandbox.Json;
using Engine.Sandbox.Seed;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Http;

/// <summary><c>/sandbox/…</c>: what a real account does not have. Looks into the books, and seeds.</summary>
internal sealed class ControlService(Company company, Statistics statistics, SeedReader seeds)
{
    public const string Path = "/sandbox";

    public Answer Handle(Call call) => (call.Method, call.Subject) switch
    {
        ("GET", "records") => new Answer(200, Records(call.QueryValue("type"))),
        ("GET", "ledger") => new Answer(200, LedgerView()),
        ("GET", "statistics") => new Answer(200, statistics.ToJson()),
        ("POST", "seed") => Seed(call),
        _ => throw new Refusal(404, "NONEXISTENT_ID", $"The sandbox has no {call.Method} {Path}/{call.Subject}."),
    };

    private Answer Seed(Call call)
    {
        seeds.Read(call.ObjectBody());
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

    private JsonObject LedgerView()
    {
        lock (company.Gate)
        {
            var postings = Ledger.Postings(company).ToList();
            var totals = postings.GroupBy(line => line.Currency).OrderBy(group => group.Key).ToList();
            return new JsonObject
            {
                ["balanced"] = totals.All(group => group.Sum(line => line.Debit) == group.Sum(line => line.Credit)),
                ["totals"] = new JsonArray([.. totals.Select(group => Sums(group, new JsonObject { ["currency"] = Symbol(group.Key) }))]),
                ["balances"] = new JsonArray([.. postings.GroupBy(line => (line.Currency, line.Account))
                    .OrderBy(group => group.Key)
                    .Select(group => Sums(group, Named(group.Key.Account, group.Key.Currency)))]),
                ["postings"] = new JsonArray([.. postings.Select(PostingOf)]),
            };
        }
    }

    private JsonObject PostingOf(Posting line)
    {
        var node = new JsonObject
        {
            ["transaction"] = line.Transaction.ToString(),
            ["type"] = line.Type,
            ["date"] = line.Date.ToString("yyyy-MM-dd"),
        };
        foreach (var (name, value) in Named(line.Account, line.Currency).ToList())
        {
            node[name] = value?.DeepClone();
        }

        node["debit"] = line.Debit;
        node["credit"] = line.Credit;
        return node;
    }

    private JsonObject Named(long account, long currency) => new()
    {
        ["account"] = account.ToString(),
        ["accountName"] = company.Find(RecordGroups.Account, account)?.Display,
        ["currency"] = Symbol(currency),
    };

    private static JsonObject Sums(IEnumerable<Posting> lines, JsonObject node)
    {
        var (debit, credit) = (lines.Sum(line => line.Debit), lines.Sum(line => line.Credit));
        node["debit"] = debit;
        node["credit"] = credit;
        node["balance"] = debit - credit;
        return node;
    }

    private string Symbol(long currency) => company.Find(RecordGroups.Currency, currency)?.Fields.Text("symbol") ?? currency.ToString();
}
