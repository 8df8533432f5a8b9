namespace Engine.Sandbox.Types;

/// <summary>What stands against Accounts Receivable in a transaction's posting.</summary>
internal enum CounterAccount
{
    /// <summary>Each line's item names its income account.</summary>
    Income,

    /// <summary>The bank account given, or undeposited funds.</summary>
    Funds,
}
