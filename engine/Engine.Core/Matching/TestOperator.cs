namespace Engine.Core.Matching;

/// <summary>How a column of the open invoices is tested against a value that does not depend on the invoice.</summary>
internal enum TestOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>The column is one of a list.</summary>
    In,

    /// <summary>A date of the column lies at most so many days from a date.</summary>
    Within,

    /// <summary>A column that is true or false by itself.</summary>
    Holds,
}
