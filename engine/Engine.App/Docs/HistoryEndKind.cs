namespace Engine.App.Docs;

/// <summary>The ways in which a history ends.</summary>
internal enum HistoryEndKind
{
    /// <summary>Its way back is played, and nothing has a balance afterwards.</summary>
    TakenBack,

    /// <summary>Its way back is played, and some accounts keep what nothing takes back.</summary>
    Left,

    /// <summary>It has no way back, since nothing has a balance at its end.</summary>
    ByItself,

    /// <summary>It has none, and says why.</summary>
    NotTakenBack,
}
