namespace Engine.Runtime.Storage;

/// <summary>Runs of batches, and what schedules have to remember. Every method is one commit.</summary>
public interface IRuns
{
    /// <summary>After a start: what is still marked as running was interrupted.</summary>
    Task ResumeAsync();

    /// <summary>Keeps that a run begins; its number belongs into what follows.</summary>
    Task<long> StartAsync(RunStart start);

    /// <summary>Keeps how far a run is.</summary>
    Task KeepAsync(long number, RunProgress progress);

    /// <summary>Ends a run.</summary>
    Task EndAsync(long number, RunState state, RunProgress progress, DateTimeOffset at);

    /// <summary>Keeps that a schedule was first seen; one that is known stays as it is.</summary>
    Task MeetAsync(string client, string name, DateTimeOffset at);

    /// <summary>Keeps that the run of a schedule that was due was taken, or left out when <paramref name="run"/> is null.</summary>
    Task TakeTurnAsync(string client, string name, DateTimeOffset due, long? run);
}
