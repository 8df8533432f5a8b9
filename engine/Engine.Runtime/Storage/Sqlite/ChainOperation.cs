namespace Engine.Runtime.Storage.Sqlite;

/// <summary>What an entry of the chain says about a row. The numbers stand in the chain.</summary>
internal enum ChainOperation : byte
{
    /// <summary>The row was inserted or changed and now holds this.</summary>
    Set = 1,

    /// <summary>The row was deleted and held this.</summary>
    Deleted = 2,

    /// <summary>The row was there before the chain watched its table.</summary>
    Adopted = 3,
}
