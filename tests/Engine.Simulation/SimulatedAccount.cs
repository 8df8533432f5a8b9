using Engine.Core.Configuration;
using Engine.Runtime.NetSuite;

namespace Engine.Simulation;

/// <summary>The one NetSuite account there is, reached over the simulated network.</summary>
internal sealed class SimulatedAccount(NetSuiteClient client) : INetSuiteAccounts
{
    public INetSuite? Of(ClientConfig _) => client;
}
