namespace Engine.Sandbox.Books;

/// <summary>What a transaction line is.</summary>
internal enum LineRole
{
    /// <summary>The whole transaction: A/R, the bank account, or nothing for an order.</summary>
    Main,

    /// <summary>What stands against the main line because of what the transaction is.</summary>
    Counter,
    Item,

    /// <summary>A line that names its account itself.</summary>
    Free,
    Discount,
    Tax,

    /// <summary>What the exchange rate gained or lost; has no amount in the transaction's currency.</summary>
    ExchangeDifference,
}
