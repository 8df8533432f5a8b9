using System.Text.Json.Nodes;
using Engine.Sandbox.Auth;

namespace Engine.Sandbox.Http;

/// <summary>
/// Requests in progress: one pool for the account, of which integrations may have a part to themselves; those without share the rest
/// (Oracle help, bridgehead_156224824287). A client that has left still holds its slot until its request is done.
/// </summary>
internal sealed class Slots(SandboxOptions options, Integrations integrations)
{
    private readonly Lock gate = new();
    private readonly Dictionary<Integration, int> inUse = [];

    private int Unallocated => options.ConcurrencyLimit - integrations.All.Sum(each => each.Settings.ReservedConcurrency ?? 0);

    /// <summary>Counts a request in, to be counted out by <see cref="Leave"/> even when it is one too many.</summary>
    /// <returns>How many are in progress in all, and whether this one may be.</returns>
    public (int AtOnce, bool IsGranted) Enter(Integration integration)
    {
        lock (gate)
        {
            inUse[integration] = inUse.GetValueOrDefault(integration) + 1;
            var granted = integration.Settings.ReservedConcurrency is { } own
                ? inUse[integration] <= own
                : inUse.Where(each => each.Key.Settings.ReservedConcurrency is null).Sum(each => each.Value) <= Unallocated;
            return (inUse.Values.Sum(), granted);
        }
    }

    public void Leave(Integration integration)
    {
        lock (gate)
        {
            inUse[integration]--;
        }
    }

    /// <summary>What <c>governanceLimits</c> answers to an integration (Oracle help, article_0625010817).</summary>
    public JsonObject Limits(Integration integration)
    {
        var limits = new JsonObject
        {
            ["accountConcurrencyLimit"] = options.ConcurrencyLimit,
            ["accountUnallocatedConcurrencyLimit"] = Unallocated,
        };
        if (integration.Settings.ReservedConcurrency is { } own)
        {
            limits["integrationConcurrencyLimit"] = own;
        }

        limits["integrationLimitType"] = integration.Settings.ReservedConcurrency is null ? "accountLimit" : "integrationSpecific";
        return limits;
    }
}
