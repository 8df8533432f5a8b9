namespace Engine.Core.Scheduling;

/// <summary>What becomes of facts from before a client's start date.</summary>
public enum StartRule
{
    /// <summary>Not booked, but counted and summed, so that an opening entry can be made of them.</summary>
    Summarise,

    /// <summary>Not booked.</summary>
    Skip,

    /// <summary>Booked like any other.</summary>
    Book,
}
