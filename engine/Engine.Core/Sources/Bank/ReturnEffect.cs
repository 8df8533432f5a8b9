namespace Engine.Core.Sources.Bank;

/// <summary>What a return does to money that was booked.</summary>
public enum ReturnEffect
{
    /// <summary>The money goes back: what was applied is undone.</summary>
    Undo,

    /// <summary>Money that the client had sent comes back: nothing that it received is touched.</summary>
    SentMoneyBack,

    /// <summary>No money moves.</summary>
    None,

    /// <summary>The banks dispute it: a person decides.</summary>
    Person,
}
