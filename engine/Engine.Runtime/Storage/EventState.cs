namespace Engine.Runtime.Storage;

/// <summary>Where an event stands. Every accepted event has exactly one state; the last three are final until a person acts.</summary>
public enum EventState
{
    /// <summary>On disk, not yet looked at.</summary>
    Received,

    /// <summary>In work; found after a crash, the work was interrupted.</summary>
    Processing,

    /// <summary>A record it depends on is not there yet.</summary>
    Waiting,

    /// <summary>To be taken up again at a known time.</summary>
    Retry,

    /// <summary>Everything it asks for is in NetSuite.</summary>
    Completed,

    /// <summary>The configuration does nothing with it.</summary>
    Ignored,

    /// <summary>In the exception queue: a person decides.</summary>
    Raised,
}
