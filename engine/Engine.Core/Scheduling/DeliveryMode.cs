namespace Engine.Core.Scheduling;

/// <summary>When events of a mapping are written to NetSuite.</summary>
public enum DeliveryMode
{
    /// <summary>As they come.</summary>
    Now,

    /// <summary>While a window of the client is open.</summary>
    Window,

    /// <summary>When a schedule of the client delivers.</summary>
    Nightly,
}
