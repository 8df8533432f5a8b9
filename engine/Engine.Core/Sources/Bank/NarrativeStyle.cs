namespace Engine.Core.Sources.Bank;

/// <summary>How the text of a line in MT940 is built.</summary>
public enum NarrativeStyle
{
    /// <summary>German: three digits of the kind of transaction, then ?00, ?20 to ?29 and so on, with SEPA tags in the purpose.</summary>
    Dk,

    /// <summary>Keywords between slashes, as in the Netherlands.</summary>
    Slash,

    /// <summary>Text without structure.</summary>
    Plain,
}
