namespace Engine.Sandbox.Sql;

/// <summary>What a value is, and how it is kept in the database behind.</summary>
internal enum SqlKind
{
    /// <summary>NULL written as such, which goes with every kind.</summary>
    Null,

    Text,

    /// <summary>A whole number, such as an internal id; kept as an integer.</summary>
    Whole,

    /// <summary>A decimal, kept as its shortest text so that no binary fraction ever stands for money.</summary>
    Number,

    /// <summary>A date or instant, kept as yyyy-MM-dd or yyyy-MM-dd HH:mm:ss in UTC.</summary>
    Date,
}
