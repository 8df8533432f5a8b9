using System.Collections.Immutable;
using Engine.Core.Configuration;

namespace Engine.Runtime.NetSuite;

/// <summary>The NetSuite accounts of all clients.</summary>
public interface INetSuiteAccounts
{
    /// <summary>The account of a client; null when its configuration names none.</summary>
    INetSuite? Of(ClientConfig client);

    /// <summary>How each account that was spoken to stands.</summary>
    ImmutableArray<AccountReport> Reports => [];
}
