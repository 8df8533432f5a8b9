namespace Engine.Sandbox.Auth;

/// <summary>An integration with its key read.</summary>
internal sealed record Integration(SandboxIntegration Settings, PublicKey? Key)
{
    public string Name => Settings.Name;
}
