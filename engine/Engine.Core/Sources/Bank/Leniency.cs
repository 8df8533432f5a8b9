namespace Engine.Core.Sources.Bank;

/// <summary>A kind of deviation that a file may show. Without being named under <c>lenient</c> it refuses the file.</summary>
public enum Leniency
{
    /// <summary>Records that lost the blanks at their end.</summary>
    ShortRecords,

    /// <summary>Counts of records, entries or batches that do not agree. Amounts always must.</summary>
    Counts,

    /// <summary>Headers and controls that are left out, as in returns that a bank makes itself.</summary>
    MissingControls,

    /// <summary>Addenda whose indicator, number or trace do not fit their entry.</summary>
    Addenda,

    /// <summary>Fields that are longer than the format has them.</summary>
    LongFields,

    /// <summary>A terminator too many: at the end of text, or after an empty field.</summary>
    Terminators,

    /// <summary>Another version than the one that is described.</summary>
    OtherVersions,

    /// <summary>Statements without an opening or closing balance, which cannot be proved.</summary>
    MissingBalances,

    /// <summary>Text between the parts of a file that belongs to none of them.</summary>
    StrayText,
}
