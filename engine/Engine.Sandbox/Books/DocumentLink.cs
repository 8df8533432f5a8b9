namespace Engine.Sandbox.Books;

/// <summary>One transaction names another.</summary>
/// <param name="Previous">The internal id of the earlier transaction, such as an invoice.</param>
/// <param name="Next">The internal id of the later one, such as its payment.</param>
/// <param name="Amount">How much of the earlier one is used up, in its currency; 0 when the link uses nothing up.</param>
internal sealed record DocumentLink(long Previous, long Next, LinkKind Kind, decimal Amount)
{
    /// <summary>Whether it leaves less of the earlier transaction for others.</summary>
    public bool UsesUp => Kind is LinkKind.Applied or LinkKind.Credited or LinkKind.Drawn;
}
