namespace Engine.Simulation.NthCall;

/// <summary>What happens at the chosen call.</summary>
internal enum CallFault
{
    /// <summary>It fails and is not carried out.</summary>
    FailsBefore,

    /// <summary>It is carried out and fails all the same.</summary>
    FailsAfter,

    /// <summary>The process dies, and it is not carried out.</summary>
    DiesBefore,

    /// <summary>It is carried out, and the process dies before it hears of it.</summary>
    DiesAfter,
}
