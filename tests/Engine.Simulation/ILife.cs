namespace Engine.Simulation;

/// <summary>One life of the engine, from a start to its death: whatever it does with the world goes through here.</summary>
internal interface ILife
{
    /// <summary>What chance in this life follows from.</summary>
    int Seed { get; }

    /// <summary>From then on nothing that the engine tries has any effect, as if the process were gone.</summary>
    bool IsOver { get; }

    /// <summary>Whether a call is being carried out.</summary>
    bool IsBusy { get; }

    /// <summary>How many calls were begun; changes as long as something is done.</summary>
    int Calls { get; }

    /// <summary>A call of the storage.</summary>
    Task<T> CallAsync<T>(string name, Func<Task<T>> call);

    /// <summary>A request to NetSuite.</summary>
    Task<T> RequestAsync<T>(string name, Func<Task<T>> request);
}
