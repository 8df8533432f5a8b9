namespace Engine.Sandbox.Books;

/// <summary>What a later transaction does with an earlier one.</summary>
internal enum LinkKind
{
    /// <summary>Pays or credits it: an <c>apply</c> line.</summary>
    Applied,

    /// <summary>Uses its credit while paying something else: a <c>credit</c> line of a payment.</summary>
    Credited,

    /// <summary>Draws on a customer deposit.</summary>
    Drawn,

    /// <summary>Takes its money to the bank.</summary>
    Deposited,

    /// <summary>Was made from it by a transform.</summary>
    CreatedFrom,
}
