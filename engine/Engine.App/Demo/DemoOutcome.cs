namespace Engine.App.Demo;

/// <summary>What has to become of a delivery.</summary>
internal enum DemoOutcome
{
    /// <summary>Its records are in NetSuite, written by it or by another event of the same fact.</summary>
    Booked,

    /// <summary>A declaration or a rule says that nothing is done with it.</summary>
    Ignored,

    /// <summary>It waits for another record until a person is asked.</summary>
    Waiting,

    /// <summary>A person has to decide.</summary>
    Raised,

    /// <summary>The same event again: acknowledged, and nothing more.</summary>
    Repeated,

    /// <summary>Answered with a 4xx and not kept.</summary>
    Refused,
}
