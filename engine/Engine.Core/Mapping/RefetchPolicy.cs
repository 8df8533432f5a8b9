namespace Engine.Core.Mapping;

/// <summary>What is done about an event that may tell less than is booked already.</summary>
public enum RefetchPolicy
{
    /// <summary>An older fact changes nothing.</summary>
    Never,

    /// <summary>The event's object is fetched from the source, and the event is planned on what it is now.</summary>
    WhenOlder,
}
