namespace Engine.Core.Sources.Bank.Camt;

/// <summary>What <see cref="XmlScanner"/> stands on.</summary>
internal enum XmlToken
{
    Start,
    End,
    Text,

    /// <summary>The document is whole and over.</summary>
    Finished,

    /// <summary>It was refused.</summary>
    Broken,
}
