namespace Engine.Runtime.NetSuite;

/// <summary>Leave to have one request open.</summary>
internal sealed class GovernorSlot(Governor governor) : IDisposable
{
    private bool isGivenBack;

    /// <summary>Set when the request was sent and nobody waits for its answer any more: NetSuite may still be working on it.</summary>
    public bool MayStillRun { get; set; }

    public void Dispose()
    {
        if (!isGivenBack)
        {
            isGivenBack = true;
            governor.Leave(MayStillRun);
        }
    }
}
