using Engine.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Runtime.Hosting;

/// <summary>States in the journal which revision of the configuration came into force, and when: at the start and at each change.</summary>
internal sealed class RevisionStatements(IAudit audit, ISnapshotSource snapshots, TimeProvider clock, ILogger<RevisionStatements> logger) : IHostedService, IDisposable
{
    private const string Kind = "configuration.inForce";

    private readonly SemaphoreSlim turn = new(1);
    private string? stated;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        snapshots.Changed += OnChanged;
        await StateAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        snapshots.Changed -= OnChanged;
        return Task.CompletedTask;
    }

    public void Dispose() => turn.Dispose();

    private async void OnChanged()
    {
        try
        {
            await StateAsync();
        }
        catch (Exception failure)
        {
            // Storage is gone; whoever must write says so too. Every plan carries its revision all the same.
            logger.LogError(failure, "The new revision could not be stated in the journal.");
        }
    }

    private async Task StateAsync()
    {
        await turn.WaitAsync();
        try
        {
            var revision = snapshots.Current.Revision;
            if (revision != stated)
            {
                await audit.StateAsync(new AuditStatement(clock.GetUtcNow(), Kind, AuditStatement.Engine, null, revision, null, null));
                stated = revision;
            }
        }
        finally
        {
            turn.Release();
        }
    }
}
