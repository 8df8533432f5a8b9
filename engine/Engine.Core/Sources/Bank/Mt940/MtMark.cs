namespace Engine.Core.Sources.Bank.Mt940;

/// <summary>The mark of a line: what it does to the account.</summary>
internal enum MtMark
{
    Credit,
    Debit,

    /// <summary>A credit is taken back: money goes out.</summary>
    ReversedCredit,

    /// <summary>A debit is taken back: money comes in.</summary>
    ReversedDebit,

    /// <summary>Announced in an interim report: no money.</summary>
    ExpectedCredit,

    ExpectedDebit,
}
