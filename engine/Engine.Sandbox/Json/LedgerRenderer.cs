using System.Text.Json.Nodes;
using Engine.Sandbox.Books;
using Engine.Sandbox.State;
using Engine.Sandbox.Types;

namespace Engine.Sandbox.Json;

/// <summary>The general ledger for people and tests: totals, trial balance, postings.</summary>
internal sealed class LedgerRenderer(Company company)
{
    public JsonObject Whole()
    {
        var rows = company.Ledger.Totals.ToList();
        var totals = rows.GroupBy(row => (row.Key.Subsidiary, row.Key.Currency), row => row.Value).ToList();
        return new JsonObject
        {
            ["balanced"] = totals.All(group => LedgerTotal.Sum(group) is { Balance: 0, BaseBalance: 0 }),
            ["totals"] = new JsonArray([.. totals.Select(group => Sums(
                LedgerTotal.Sum(group), new JsonObject { ["subsidiary"] = group.Key.Subsidiary.ToString(), ["currency"] = Symbol(group.Key.Currency) }))]),
            ["accounts"] = new JsonArray([.. company.OfType("account").Select(AccountOf)]),
            ["subsidiaries"] = new JsonArray([.. company.OfType("subsidiary").Select(SubsidiaryOf)]),
            ["balances"] = new JsonArray([.. rows.Select(row => Sums(row.Value, Named(row.Key)))]),
            ["postings"] = new JsonArray([.. company.Ledger.Postings.Select(PostingOf)]),
        };
    }

    private static JsonObject AccountOf(StoredRecord account) => new()
    {
        ["id"] = account.Id.ToString(),
        ["number"] = account.Fields.Text("acctNumber"),
        ["name"] = account.Display,
        ["type"] = account.Fields.Choice("acctType"),
    };

    private static JsonObject SubsidiaryOf(StoredRecord subsidiary) => new()
    {
        ["id"] = subsidiary.Id.ToString(),
        ["name"] = subsidiary.Display,
        ["parent"] = subsidiary.Fields.Reference("parent")?.ToString(),
    };

    private JsonObject PostingOf(TransactionLine line)
    {
        var node = new JsonObject
        {
            ["transaction"] = line.Transaction.ToString(),
            ["type"] = line.Record.Definition.Name,
            ["externalId"] = line.Record.ExternalId,
            ["date"] = line.Record.Fields.Date("tranDate")?.ToString("yyyy-MM-dd"),
            ["line"] = line.Number,
            ["role"] = char.ToLowerInvariant(line.Role.ToString()[0]) + line.Role.ToString()[1..],
        };
        foreach (var (name, value) in Sums(LedgerTotal.Of(line), Named(line.Key)).Where(member => member.Key is not ("balance" or "baseBalance")).ToList())
        {
            node[name] = value?.DeepClone();
        }

        return node;
    }

    private JsonObject Named(LedgerKey key) => new()
    {
        ["account"] = key.Account.ToString(),
        ["accountName"] = company.Find(RecordGroups.Account, key.Account)?.Display,
        ["subsidiary"] = key.Subsidiary.ToString(),
        ["currency"] = Symbol(key.Currency),
    };

    private static JsonObject Sums(LedgerTotal total, JsonObject node)
    {
        node["debit"] = total.Debit;
        node["credit"] = total.Credit;
        node["balance"] = total.Balance;
        node["baseDebit"] = total.BaseDebit;
        node["baseCredit"] = total.BaseCredit;
        node["baseBalance"] = total.BaseBalance;
        return node;
    }

    private string Symbol(long currency) => company.Find(RecordGroups.Currency, currency)?.Fields.Text("symbol") ?? currency.ToString();
}
