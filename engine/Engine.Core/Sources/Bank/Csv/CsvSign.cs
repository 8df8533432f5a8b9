namespace Engine.Core.Sources.Bank.Csv;

/// <summary>How a file says that money went out.</summary>
public enum CsvSign
{
    /// <summary>A minus before the digits.</summary>
    Leading,

    /// <summary>A minus behind them.</summary>
    Trailing,

    /// <summary>Parentheses around them.</summary>
    Parentheses,

    /// <summary>CR or DR behind them.</summary>
    CreditDebit,

    /// <summary>A column of its own, with the words of <see cref="CsvRule.DebitWords"/>.</summary>
    Indicator,

    /// <summary>Two columns, one for each direction.</summary>
    Columns,
}
