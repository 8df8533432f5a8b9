using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Runtime.NetSuite;

namespace Engine.Runtime.Hosting;

/// <summary>How the engine stands with NetSuite, as JSON: what it sent, per account and per event, and what holds it back.</summary>
internal static class NetSuiteJson
{
    private const int Digits = 3;

    /// <param name="completed">Events completed since the start; calls are counted since then too.</param>
    public static JsonObject Of(ImmutableArray<AccountReport> accounts, long completed) => new()
    {
        ["completedEvents"] = completed,
        ["callsPerEvent"] = completed == 0 ? null : new JsonObject
        {
            ["writes"] = PerEvent(accounts, completed, CallKind.Create, CallKind.Update),
            ["lookUps"] = PerEvent(accounts, completed, CallKind.Query, CallKind.Read),
            ["jobReads"] = PerEvent(accounts, completed, CallKind.Job),
        },
        ["accounts"] = JsonSerializer.SerializeToNode(accounts, OperationsJson.Options),
    };

    private static decimal PerEvent(ImmutableArray<AccountReport> accounts, long completed, params CallKind[] kinds) =>
        decimal.Round((decimal)accounts.Sum(account => kinds.Sum(kind => account.Calls[kind])) / completed, Digits);
}
