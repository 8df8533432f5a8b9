using System.Collections.Immutable;
using Engine.Runtime.Storage;

namespace Engine.Runtime.Work;

/// <summary>
/// What people stopped, in force: on disk first, then on the board and at the intake. It holds over restarts until somebody ends it.
/// </summary>
public sealed class PausedWork(IStore store, LaneBoard board, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private ImmutableArray<Pause> inForce = [];

    /// <summary>What is stopped now.</summary>
    public ImmutableArray<Pause> InForce => inForce;

    /// <summary>Takes over what an earlier run of the service left stopped. Before any work.</summary>
    public Task LoadAsync() => ChangeAsync(() => Task.FromResult(true));

    public Task StartAsync(string? client, string? source, PauseKind kind, bool stopsIntake, string who, string why) => ChangeAsync(async () =>
    {
        await store.Pauses.StartAsync(new Pause(client, source, kind, stopsIntake, who, why, clock.GetUtcNow()));
        return true;
    });

    /// <summary>False when exactly this is not stopped.</summary>
    public Task<bool> EndAsync(string? client, string? source, string who, string why) =>
        ChangeAsync(() => store.Pauses.EndAsync(client, source, who, why, clock.GetUtcNow()));

    /// <summary>Why deliveries are turned away; null when they are taken.</summary>
    public Pause? StopOfIntake(string client, string source) => inForce.FirstOrDefault(pause => pause.StopsIntake && pause.Covers(client, source));

    /// <summary>Events under way that a pause covers: it is through when there are none.</summary>
    public int UnderWay(Pause pause) => board.InWork(pause.Client, pause.Source);

    public void Dispose() => turn.Dispose();

    private async Task<bool> ChangeAsync(Func<Task<bool>> change)
    {
        await turn.WaitAsync();
        try
        {
            var answer = await change();
            var now = await store.Pauses.ListAsync();
            inForce = now;
            board.Pause((client, source) => now.Any(pause => pause.Covers(client, source)));
            return answer;
        }
        finally
        {
            turn.Release();
        }
    }
}
